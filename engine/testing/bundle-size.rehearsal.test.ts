import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = resolve(import.meta.dirname, '..', '..', 'dist', 'exam-client', 'assets');
/** What two thousand workstations fetch in one minute over one cable. */
const MOST_SCRIPT_BYTES = 200 * 1024;

describe('the candidate’s page', () => {
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const texts = scripts.map((name) => readFileSync(join(assets, name)));

  it('has at most 200 KB of script as it goes over the wire', () => {
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text, { level: 6 }).length, 0);
    process.stdout.write(`script of the candidate's page: ${(bytes / 1024).toFixed(1)} KB in gzip\n`);
    expect(bytes).toBeGreaterThan(10 * 1024);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });

  it('brings nothing that typesets maths or parses markup', () => {
    const all = texts.map((text) => text.toString('utf8')).join('\n');
    expect(all).toContain('createElement');
    expect(['katex', 'KaTeX', 'parse5', 'saxes'].filter((name) => all.includes(name))).toEqual([]);
  });
});
