import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on a page as it stands, one line each. */
export async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`void (() => { ${axe} })()`);
  const found = (await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe
        .run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false })
        .then((results) => results.violations),
    [...rules],
  )) as Result[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}
