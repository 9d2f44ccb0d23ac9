import type { Finding, StepReport, Verdict } from '../finding.ts';
import { type Language, VERDICTS, sayFinding, sayWhere, stepWords } from '../speak.ts';
import type { Verification } from '../verify-bundle.ts';
import { element, mark } from './elements.ts';
import words from './page-words.json';
import rootWords from './root-words.json';

export type PageWords = (typeof words)['id'];

export function pageWords(language: Language): PageWords {
  return words[language];
}

export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export function verdictView(report: Verification, language: Language): HTMLElement {
  const say = pageWords(language);
  const count = (verdict: Verdict): number => report.steps.filter((step) => step.verdict === verdict).length;
  const first = report.steps.find(({ verdict }) => verdict === 'fail');
  const title = report.ok ? say.okTitle : fill(say.failTitle, { count: count('fail') });
  const text = report.ok ? say.okText : fill(say.failText, { code: codeOf(first) });
  const tally = (verdict: Verdict, name: string) => element('span', {}, element('b', {}, String(count(verdict))), name);
  return element(
    'section',
    { class: `verdict ${report.ok ? 'ok' : 'fail'}`, role: 'status', id: 'verdict', tabindex: '-1' },
    element('span', { class: 'm' }, mark(report.ok ? 'pass' : 'fail')),
    element('div', {}, element('h2', {}, title), element('p', {}, text)),
    element(
      'div',
      { class: 'tally' },
      tally('pass', say.pass),
      tally('fail', say.fail),
      tally('not-checked', say.notChecked),
    ),
  );
}

/** What to name to the committee: the step and the place, as `V14-17903`. */
function codeOf(step: StepReport | undefined): string {
  const where = step?.wrong[0]?.where.split(' ').slice(1).join(' ') ?? '';
  return `${step?.step ?? ''}${where === '' ? '' : `-${where}`}`;
}

export function stepsView(report: Verification, language: Language): HTMLElement {
  const say = pageWords(language);
  const steps = report.steps.map((step) => stepView(step, language));
  return element('ol', { class: 'steps', 'aria-label': say.steps }, ...steps);
}

const CHIPS: Readonly<Record<Verdict, string>> = {
  pass: 'chip s-pass',
  fail: 'chip s-fail solid',
  'not-checked': 'chip s-stale',
};

function stepView(step: StepReport, language: Language): HTMLElement {
  const { title, holds } = stepWords(step.step, language);
  const say = pageWords(language);
  // Nobody shall read as true what was not shown.
  const lead = { pass: '', fail: say.should, 'not-checked': say.would }[step.verdict];
  return element(
    'li',
    { class: step.verdict, id: step.step },
    element('span', { class: 'n' }, step.step),
    element('div', {}, element('h3', {}, title), element('p', {}, `${lead}${holds}`), ...findingsView(step, language)),
    element('span', { class: CHIPS[step.verdict] }, mark(step.verdict), VERDICTS[language][step.verdict]),
  );
}

/** A list that is longer is folded away. */
const MOST_OPEN = 3;

function findingsView({ count, held, missing, wrong }: StepReport, language: Language): HTMLElement[] {
  const say = pageWords(language);
  const list = (findings: readonly Finding[], kind: string): HTMLElement =>
    element('ul', { class: 'found' }, ...findings.map((finding) => findingView(finding, kind, language)));
  const more = wrong.length > 0 && count > wrong.length ? fill(say.moreFound, { count: count - wrong.length }) : null;
  const quiet = [...missing, ...held];
  return [
    ...(wrong.length > 0 ? [list(wrong, 'wrong')] : []),
    ...(more === null ? [] : [element('p', {}, more)]),
    ...(quiet.length > MOST_OPEN
      ? [element('details', {}, element('summary', {}, fill(say.more, { count: quiet.length })), list(quiet, 'quiet'))]
      : quiet.length > 0
        ? [list(quiet, 'quiet')]
        : []),
  ];
}

function findingView(finding: Finding, kind: string, language: Language): HTMLElement {
  const where = sayWhere(finding, language);
  const place = where === '' ? null : element('span', { class: 'where' }, `${where}: `);
  return element('li', { class: kind }, place, sayFinding(finding, language));
}

export function asideView(report: Verification | null, language: Language): HTMLElement[] {
  const say = pageWords(language);
  const not = [say.not1, say.not2, say.not3, say.not4].map((text) => element('li', {}, text));
  const limits = element('section', { class: 'card not' }, element('h2', {}, say.not), element('ul', {}, ...not));
  return report === null || report.root === ''
    ? [limits]
    : [wordsView(report, language), fileView(report, language), limits];
}

/** SPEC section 7: the words of the first eight bytes. */
function wordsView({ root }: Verification, language: Language): HTMLElement {
  const say = pageWords(language);
  const bytes = Array.from({ length: 8 }, (_, place) => parseInt(root.slice(place * 2, place * 2 + 2), 16));
  const list = bytes.map((byte, place) =>
    element('li', {}, element('small', {}, String(place + 1)), rootWords[language][byte] ?? ''),
  );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, say.words),
    element('p', {}, say.wordsText),
    element('ol', { class: 'words' }, ...list),
  );
}

function fileView({ bundle, entries, root, session, tier }: Verification, language: Language): HTMLElement {
  const say = pageWords(language);
  const kind = tier === 'auditor' ? say.auditor : say.public;
  const rows = [
    [say.session, `${session}, ${entries} ${say.entries}, ${kind}`],
    [say.root, root],
    [say.fingerprint, bundle],
  ] as const;
  const list = rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', { class: 'mono' }, value)]);
  return element('section', { class: 'card' }, element('h2', {}, say.file), element('dl', {}, ...list));
}
