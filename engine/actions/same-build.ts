import type { FactOf } from '#domain/ledger/fact.ts';
import { type PageDifference, differencesOf } from '#domain/workstation/page-report.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { ReportedPage } from './page-reports.ts';

export interface DifferingPage {
  readonly name: string;
  readonly what: readonly PageDifference[];
  /** Null of a page that is too old to say. */
  readonly aheadMs: number | null;
}

/** How the pages of a session's computers stand to what this engine serves. */
export interface SameBuild {
  /** How many have said of themselves what they are. */
  readonly heard: number;
  /** How many people sit at a page that has not said it. */
  readonly silent: number;
  readonly differing: readonly DifferingPage[];
  /** The pages in the folder were not built with this engine: it was not started anew since. */
  readonly isServerOther: boolean;
}

/** Of the computers that are the hall's, and of those at which somebody has signed in to this session. */
export function lookAtPages(desk: Desk, hall: Hall): SameBuild {
  const { pages } = desk.workstations;
  const expected = { build: desk.pageBuild.served(), rules: hall.preparation.fixed?.definition ?? '' };
  let heard = 0;
  const differing: DifferingPage[] = [];
  for (const page of pages.all()) {
    const name = nameWithin(desk, hall, page);
    if (name === null) continue;
    heard += 1;
    const { report } = page;
    const what = report === 'outdated' ? (['build'] as const) : differencesOf(report, expected);
    if (what.length > 0) differing.push({ name, what, aheadMs: report === 'outdated' ? null : report.aheadMs });
  }
  const byName = new Intl.Collator('en', { numeric: true });
  const { own } = desk.pageBuild;
  return {
    heard,
    silent: [...hall.people()].filter(({ connection }) => connection?.alive === true && !pages.has(connection.socketId))
      .length,
    differing: differing.sort((a, b) => byName.compare(a.name, b.name)),
    isServerOther: own !== null && expected.build !== null && own !== expected.build,
  };
}

/** Null where the page is not of this session. */
function nameWithin(desk: Desk, hall: Hall, { credential, name, session }: ReportedPage): string | null {
  if (session !== null && session !== hall.id) return null;
  const enrolled = desk.workstations.holderOf(credential);
  if (enrolled !== null) return enrolled.name;
  return session === null ? null : name;
}

/** As it stands in the ledger where somebody opens all the same; an empty name is the server's. */
export function despiteOf({ differing, isServerOther }: SameBuild): NonNullable<FactOf<'SESSION_OPEN'>['despite']> {
  const ofPages = differing.flatMap(({ name, what }) => what.map((each) => ({ workstation: name, what: each })));
  return isServerOther ? [{ workstation: '', what: 'build' }, ...ofPages] : ofPages;
}
