import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROTOCOL_VERSION } from './version.ts';

/** Hash of all that can be said, and the version under which it was taken. Change both together. */
const KNOWN = { version: 54, hash: 'c33346e25937e5511ed357b9859ea4776d0af62bbe96d9c41a60c0ae5d46f85b' };

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .sort();

/** The JSON Schema of every schema that a protocol file exports, by file and name. */
async function everySchema(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const file of files) {
    const exported = (await import(`./${file}`)) as Record<string, unknown>;
    for (const name of Object.keys(exported).sort()) {
      const value = exported[name];
      if (!(value instanceof z.ZodType)) continue;
      found[`${file} ${name}`] = z.toJSONSchema(value, { unrepresentable: 'any', io: 'input' });
    }
  }
  return found;
}

describe('the protocol', () => {
  it('is told apart by its version: what is said does not change under the same number', async () => {
    const schemas = await everySchema();
    expect(Object.keys(schemas).length).toBeGreaterThan(30);
    const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex');
    const found = { version: PROTOCOL_VERSION, hash };
    if (found.version === KNOWN.version && found.hash === KNOWN.hash) return;
    throw new Error(
      'What is said on the wire has changed. Raise PROTOCOL_VERSION in engine/protocol/version.ts (unless this version was ' +
        'never released), write one line of its history there, and put this here: ' +
        `const KNOWN = { version: ${found.version}, hash: '${found.hash}' };`,
    );
  });

  it('has one line of history for each version', () => {
    const text = readFileSync(join(import.meta.dirname, 'version.ts'), 'utf8');
    const told = [...text.matchAll(/^ [*] (\d+) \S/gm)].map(([, version]) => Number(version));
    expect(told).toEqual(Array.from({ length: PROTOCOL_VERSION }, (_, place) => place + 1));
  });
});
