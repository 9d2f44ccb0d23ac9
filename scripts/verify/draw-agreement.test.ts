import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planForm, sortBank } from '#domain/bank/assemble-form.ts';
import type { Pid, SectionCode } from '#domain/ids.ts';
import { drawSeats } from '#domain/draw/draw-seats.ts';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { rank } from '#domain/score/ranking.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { definitionOf, tinyBank, tinyJson } from '../../engine/testing/tiny-exam.ts';
import { bankIndex } from '../bundle/bank-index.ts';
import { canonical } from './canonical.ts';
import { type Pool, drawLabel, isOf, planPaper, planSeats, unitsOf } from './draw.ts';
import { plainPrimitives } from './plain-primitives.ts';
import { ranked } from './ranked.ts';

/** What the three come to for seeds 0 to 9,999: SPEC section 13. */
const GOLDEN = 'cccfe07449c203c930da6cb0d3f9becf8f72e538577f286517d8b7651aafe8b8';
const SEEDS = 10_000;
const PEOPLE = 6;
const CHAIN = ['B', 'A'];
const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasPerl = spawnSync('perl', ['-MDigest::SHA', '-MJSON::PP', '-e', '1']).status === 0;

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
const manifestHash = new Uint8Array(sha('manifest'));

const json = tinyJson() as { sections: { code: string; draw: unknown[] }[] };
const definition = definitionOf({
  ...json,
  tieBreak: ['VER'],
  sections: [
    {
      ...json.sections[0]!,
      draw: [
        { topic: 'topic-words', difficulty: 'easy', count: 2 },
        { topic: 'topic-series', count: 1 },
      ],
    },
  ],
});
const index = bankIndex(tinyBank)!;
const pools: Pool[] = definition.sections.map(({ code, draw }) => ({
  section: code,
  draws: draw.map((one) => {
    const units = unitsOf(index.filter((item) => isOf(item, code, one)));
    return { label: drawLabel(code, one), units, keep: one.count };
  }),
}));

interface Scored {
  readonly pid: string;
  readonly sections: readonly { readonly code: SectionCode; readonly points: never }[];
  readonly total: never;
}

/** Few different points, so that there are ties of every depth. */
function people(seed: number): Scored[] {
  return Array.from({ length: PEOPLE }, (_, place) => {
    const bytes = sha(`person ${seed} ${place}`);
    const [a, b] = [bytes[0]! % 3, bytes[1]! % 3];
    const sections = [
      { code: 'A' as SectionCode, points: a as never },
      { code: 'B' as SectionCode, points: b as never },
    ];
    return { pid: bytes.toString('hex').slice(0, 20), sections, total: (a + b) as never };
  });
}

function digest(lineOf: (seed: number) => string): string {
  const all = createHash('sha256');
  for (let seed = 0; seed < SEEDS; seed += 1) all.update(sha(lineOf(seed)));
  return all.digest('hex');
}

function byEngine(seed: number): string {
  const draw = { seed: new Uint8Array(sha(`seed ${seed}`)), manifestHash };
  const { items } = planForm(nodeHashing, draw, pidOf(seed) as Pid, definition, sorted);
  const order = rank(
    CHAIN as SectionCode[],
    people(seed),
    (one) => one,
    ({ pid }) => pid,
  );
  const ranking = order.map(({ entry, rank: place }) => ({ pid: entry.pid, rank: place, total: entry.total }));
  return canonicalJson({ items, ranking });
}

const sorted = sortBank(tinyBank, definition);
const pidOf = (seed: number): string => sha(`pid ${seed}`).toString('hex').slice(0, 20);

function byPage(seed: number): string {
  const draw = { seed: new Uint8Array(sha(`seed ${seed}`)), manifestHash };
  const items = planPaper(plainPrimitives, draw, pidOf(seed), pools);
  const results = people(seed).map((one) => ({ ...one, entry: 0, outcome: 'score' }));
  return canonical({ items, ranking: ranked(results, CHAIN) } as never);
}

const PROGRAM = `
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import verify
pools = [(section, [(one["label"], one["units"], one["keep"]) for one in draws]) for section, draws in json.loads(sys.argv[2])]
sha = lambda text: hashlib.sha256(text.encode()).digest()
whole = hashlib.sha256()
for seed in range(${SEEDS}):
    items = verify.plan_paper(sha("seed %d" % seed), sha("manifest"), sha("pid %d" % seed).hex()[:20], pools)
    people = []
    for place in range(${PEOPLE}):
        data = sha("person %d %d" % (seed, place))
        a, b = data[0] % 3, data[1] % 3
        people.append({"pid": data.hex()[:20], "sections": [{"code": "A", "points": a}, {"code": "B", "points": b}], "total": a + b})
    line = verify.canonical({"items": items, "ranking": verify.ranked(people, ["B", "A"])})
    whole.update(hashlib.sha256(line.encode()).digest())
print(whole.hexdigest())
`;

/** SPEC section 13: one room of six seats and a spare, one apart of two; one person kept to it, one on a seat of the first. */
const SEATS_GOLDEN = '8658b8916497e33ae26362d3831f4ca24f7e914ad2aee4d6b59887a59f43eecd';
const ROOMS = [
  { room: 'Lab 1', seats: ['A-01', 'A-02', 'A-03', 'B-01', 'B-02', 'B-10', 'B-09'], spare: ['B-09'], apart: false },
  { room: 'Anggrek', seats: ['2', '1'], spare: [], apart: true },
];

function seatedPeople(seed: number) {
  const pids = Array.from({ length: PEOPLE }, (_, place) =>
    sha(`person ${seed} ${place}`).toString('hex').slice(0, 20),
  ) as Pid[];
  const kept = [
    { pid: pids[0]!, room: 'Anggrek', seat: null },
    { pid: pids[1]!, room: 'Lab 1', seat: 'A-03' },
  ];
  return { draw: { seed: new Uint8Array(sha(`seed ${seed}`)), manifestHash }, kept, pids };
}

function seatLine(seats: ReadonlyMap<string, { readonly room: string; readonly seat: string }> | null, pids: string[]) {
  return canonical(pids.map((pid) => [pid, seats!.get(pid)!.room, seats!.get(pid)!.seat]) as never);
}

function seatsByEngine(seed: number): string {
  const { draw, kept, pids } = seatedPeople(seed);
  return seatLine(drawSeats(nodeHashing, draw, ROOMS, kept, pids), pids);
}

function seatsByPage(seed: number): string {
  const { draw, kept, pids } = seatedPeople(seed);
  return seatLine(planSeats(plainPrimitives, draw, ROOMS, kept, pids), pids);
}

const SEATS_PROGRAM = `
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import verify
rooms = json.loads(sys.argv[2])
sha = lambda text: hashlib.sha256(text.encode()).digest()
whole = hashlib.sha256()
for seed in range(${SEEDS}):
    pids = [sha("person %d %d" % (seed, place)).hex()[:20] for place in range(${PEOPLE})]
    kept = [{"pid": pids[0], "room": "Anggrek", "seat": None}, {"pid": pids[1], "room": "Lab 1", "seat": "A-03"}]
    seats = verify.plan_seats(sha("seed %d" % seed), sha("manifest"), rooms, kept, pids)
    line = verify.canonical([[pid, *seats[pid]] for pid in pids])
    whole.update(hashlib.sha256(line.encode()).digest())
print(whole.hexdigest())
`;

describe('seats of ten thousand seeds', () => {
  it('are the same by the engine and by the arithmetic of the page', () => {
    for (const seed of [0, 1, 2]) expect(seatsByPage(seed)).toBe(seatsByEngine(seed));
    expect([digest(seatsByEngine), digest(seatsByPage)]).toEqual([SEATS_GOLDEN, SEATS_GOLDEN]);
  });

  (hasPython ? it : it.skip)('are the same by Python', () => {
    const rooms = JSON.stringify(ROOMS);
    const said = execFileSync('python3', ['-B', '-c', SEATS_PROGRAM, __dirname, rooms], { encoding: 'utf8' });
    expect(said.trim()).toBe(SEATS_GOLDEN);
  });

  it('fall on every free seat about as often, and never on a spare', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed += 1) {
      const { draw, kept, pids } = seatedPeople(seed);
      const { room, seat } = drawSeats(nodeHashing, draw, ROOMS, kept, pids).get(pids[5]!)!;
      counts.set(`${room} ${seat}`, (counts.get(`${room} ${seat}`) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['A-01', 'A-02', 'B-01', 'B-02', 'B-10'].map((seat) => `Lab 1 ${seat}`));
    for (const count of counts.values()) expect(Math.abs(count - 400)).toBeLessThan(100);
  });
});

describe('a third implementation, in Perl, from the specification alone', () => {
  const script = join(__dirname, 'verify.pl');
  const perl = (...words: readonly string[]): string => execFileSync('perl', [script, ...words], { encoding: 'utf8' });

  (hasPerl ? it : it.skip)('comes to the golden values of the specification', () => {
    const spec = readFileSync(join(__dirname, '../../docs/SPEC.md'), 'utf8');
    const lines = perl('golden').trim().split('\n');
    const values = lines.flatMap((line) => line.split(' ').slice(1)).filter((value) => /^[0-9a-f]{20,}$/.test(value));
    expect(values.length).toBe(10);
    expect(values.filter((value) => !spec.includes(value))).toEqual([]);
    expect(lines).toContain('items 16, 172, 146');
    expect(lines).toContain('options [1,0,4,3,2]  [1,3,0,2,4]  [2,0,4,1,3]');
  });

  (hasPerl ? it : it.skip)('comes to the same papers and ranks', () => {
    const place = mkdtempSync(join(tmpdir(), 'terang-perl-'));
    const file = join(place, 'pools.json');
    writeFileSync(file, JSON.stringify(pools.map(({ draws, section }) => [section, draws])));
    const said = perl('papers', file, String(SEEDS));
    rmSync(place, { recursive: true });
    expect(said.trim()).toBe(GOLDEN);
  });
});

describe('papers and ranks of ten thousand seeds', () => {
  it('are the same by the engine and by the arithmetic of the page', () => {
    for (const seed of [0, 1, 2]) expect(byPage(seed)).toBe(byEngine(seed));
    expect([digest(byEngine), digest(byPage)]).toEqual([GOLDEN, GOLDEN]);
  });

  (hasPython ? it : it.skip)('are the same by Python', () => {
    const drawn = pools.map(({ draws, section }) => [section, draws]);
    const said = execFileSync('python3', ['-B', '-c', PROGRAM, __dirname, JSON.stringify(drawn)], { encoding: 'utf8' });
    expect(said.trim()).toBe(GOLDEN);
  });
});
