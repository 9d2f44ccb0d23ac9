import { say } from '#domain/sentences/say.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXml } from '../xml/read-xml.ts';
import { EXPRESSIONS } from './evaluate.ts';
import { withOneSpelling } from './qti-element.ts';
import { scoreItem } from './score-item.ts';

/** docs/formats.md says what is so. A list that is not is shown as it must be. */
const page = readFileSync(resolve(__dirname, '../../../docs/formats.md'), 'utf8');
const vectors = resolve(__dirname, '../../../../shared/vectors/qti/pie-qti');

function listed(name: string): string {
  return new RegExp(`<!-- ${name} -->\n([^]*?)\n?<!-- /${name} -->`).exec(page)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
}

test('the expressions on the page are those that are evaluated', () => {
  expect(listed('expressions')).toBe(`${EXPRESSIONS.map((name) => `\`${name}\``).join(', ')}.`);
});

(existsSync(vectors) ? test : test.skip)('what is not supported of the public cases stands on the page', () => {
  const reasons = readdirSync(vectors).flatMap((folder) => {
    const { cases } = JSON.parse(readFileSync(join(vectors, folder, 'cases.json'), 'utf8')) as {
      cases: { responses: object }[];
    };
    const item = readXml(readFileSync(join(vectors, folder, 'item.xml')), folder);
    return cases.flatMap(({ responses }) => {
      const scored = item.ok ? scoreItem(withOneSpelling(item.root), { ...responses }) : null;
      return scored === null || scored.ok ? [] : [say(scored.unsupported, 'en').replace(/ \(line \d+\)$/, '')];
    });
  });
  const lines = reasons.map((reason) => `- ${reason.replace(/(\w+)$/, '`$1`')}`);
  expect(listed('unsupported')).toBe([...new Set(lines)].sort().join(' '));
});
