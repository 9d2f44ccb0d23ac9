import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PublicEntry } from '../verify-ledger/check-entries.ts';
import { judgeIncidents } from '../verify-ledger/judge-incidents.ts';
import { runCheck } from '../verify-ledger/report.ts';
import type { Entry } from './entry.ts';
import { followIncidents } from './follow-incidents.ts';

const pid = '00112233445566778899';
const other = '99887766554433221100';
const staff = { by: 'k', reason: 'listrik padam' };

type Written = readonly [type: string, body: object];

const incident = (more: object = {}): Written => [
  'INCIDENT',
  { ...staff, incident: 1, kind: 'power', pids: [pid], rooms: [], since: 100, until: null, ...more },
];
const gap = (since: number, until: number, more: object = {}): Written => [
  'LINE_GAP',
  { pid, epoch: 1, since, until, ...more },
];
const give = (ms: number, since: number, until: number, more: object = {}): Written => [
  'EXTENSION',
  { ...staff, pid, ms, incident: 1, since, until, ...more },
];
const note = (number: number): Written => ['INCIDENT_NOTE', { ...staff, incident: number, open: false }];

const CASES: readonly (readonly [name: string, code: string | null, written: readonly Written[]])[] = [
  ['what was lost, given back', null, [incident(), gap(100, 400), give(300, 100, 400)]],
  ['less than was lost', null, [incident(), gap(100, 200), gap(300, 400), give(150, 100, 400)]],
  ['time given by hand', null, [['EXTENSION', { ...staff, pid: 'all', ms: 9_999 }]]],
  ['a note, and one that opens again', null, [incident(), note(1), note(1)]],
  [
    'the same for two people',
    null,
    [
      incident(),
      gap(100, 400),
      gap(100, 400, { pid: other }),
      give(300, 100, 400),
      give(300, 100, 400, { pid: other }),
    ],
  ],
  [
    'two stretches one after the other',
    null,
    [incident(), gap(100, 200), give(100, 100, 200), gap(300, 400), give(100, 300, 400)],
  ],
  ['what the engine noticed', null, [incident({ by: 'engine', kind: 'line-loss', reason: '' })]],
  ['more than the line was gone', 'compensation-too-much', [incident(), gap(100, 400), give(301, 100, 400)]],
  ['time without a gap', 'compensation-too-much', [incident(), give(1, 100, 400)]],
  [
    'the gap of somebody else',
    'compensation-too-much',
    [incident(), gap(100, 400, { pid: other }), give(300, 100, 400)],
  ],
  [
    'the same stretch twice',
    'compensation-twice',
    [incident(), gap(100, 400), give(100, 100, 400), give(100, 399, 500)],
  ],
  ['a stretch that has not ended', 'compensation-stretch', [incident(), gap(100, 400), give(100, 100, 99_999)]],
  ['half a compensation', 'compensation-half', [incident(), ['EXTENSION', { ...staff, pid, ms: 1, incident: 1 }]]],
  ['everybody at once', 'compensation-half', [incident(), give(100, 100, 400, { pid: 'all' })]],
  ['an incident that is not there', 'incident-unknown', [gap(100, 400), give(300, 100, 400)]],
  ['a note on none', 'incident-unknown', [note(1)]],
  ['a number left out', 'incident-number', [incident({ incident: 2 })]],
  ['an incident of tomorrow', 'incident-time', [incident({ since: 99_999 })]],
  ['an incident that ended before it began', 'incident-time', [incident({ until: 99 })]],
  ['an engine that tells of power', 'incident-by', [incident({ by: 'engine' })]],
  ['staff that tell what the engine sees', 'incident-by', [incident({ kind: 'line-loss' })]],
  ['a gap that overlaps one before it', 'gap-not-possible', [gap(100, 400), gap(399, 500)]],
  ['a gap of nothing', 'gap-not-possible', [gap(100, 100)]],
];

function entriesOf(written: readonly Written[]): Entry[] {
  return written.map(([type, body], index) => ({
    index,
    type,
    body: { at: 1_000 + index, ...body },
  })) as unknown as Entry[];
}

test.each(CASES)('%s: %s', (_, code, written) => {
  const entries = entriesOf(written);
  expect(followIncidents(entries).map((finding) => finding.code)).toEqual(code === null ? [] : [code]);
  const judged = runCheck(6, '', (found) => judgeIncidents(entries as unknown as PublicEntry[], found));
  expect(judged.verdict).toBe(code === null ? 'pass' : 'fail');
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
(hasPython ? test : test.skip)('Python finds the same in the same entries', () => {
  const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import verify
class Hall:
    def __init__(self): self.findings = []
told = []
for entries in json.load(sys.stdin):
    hall = Hall()
    verify.follow_incidents([(one["index"], one["type"], one["body"]) for one in entries], hall)
    told.append([code for _, code, _, _ in hall.findings])
print(json.dumps(told))`;
  const input = JSON.stringify(CASES.map(([, , written]) => entriesOf(written)));
  const said = execFileSync('python3', ['-B', '-c', program, join(__dirname)], { input, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual(CASES.map(([, code]) => (code === null ? [] : [code])));
});
