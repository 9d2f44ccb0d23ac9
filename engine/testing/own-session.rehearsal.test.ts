import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../scripts/commands/program.ts';
import { type Engine, startEngine } from '../main.ts';
import { type Practice, TestCandidate, TestProctor } from './clients.ts';
import { packed, textRow, workbook } from './items/write-xlsx.ts';
import { optionsFor, writerScript } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';

jest.setTimeout(240_000);

const banks = join(import.meta.dirname, '..', '..', 'question-banks');
const ID = 'batch-1';

describe('a session from one’s own files', () => {
  let place: string;
  let engine: Engine | null = null;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'terang-own-'));
    writeFileSync(join(place, 'exam.json'), JSON.stringify(examJson('latihan-singkat')));
  });
  afterEach(async () => {
    await engine?.close();
    engine = null;
    rmSync(place, { recursive: true, force: true });
  });

  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(join(place, name), content);
    return join(place, name);
  };

  async function terang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const places = { clientsDir: '', questionBanksDir: banks, writerScript, version: '0' };
    const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
    const code = await runProgram(args, places, terminal);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  function create(roster: string, ...more: string[]): ReturnType<typeof terang> {
    const bank = join(banks, 'samples', 'skd-id');
    const files = ['--bank', bank, '--definition', join(place, 'exam.json'), '--roster', roster];
    return terang('session', 'create', ...files, '--data', join(place, 'data'), '--id', ID, ...more);
  }

  it('names every problem by file and row, and makes nothing', async () => {
    const roster = write(
      'peserta.csv',
      'nomor,nama,kategori,ruang,kursi,akomodasi\n1,Ani,umum,R1,A-01,\n1,Budi,tamu,R1,A-01,pantun\n3,,umum,R2,A-01,\n',
    );
    const { code, err, out } = await create(roster);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^peserta\.csv row 3: category "tamu" is not in the definition, which has: umum, /),
      expect.stringMatching(/^peserta\.csv row 3: accommodation "pantun" is not in the definition, which has: netra, /),
      'peserta.csv row 3: the number is there already, at peserta.csv row 2',
      'peserta.csv row 3: the seat "A-01" is taken already, at peserta.csv row 2',
      'peserta.csv row 4: the name must have 1 to 200 characters',
    ]);
    expect([code, err]).toEqual([1, '5 problem(s). No session was made.']);
    expect(existsSync(join(place, 'data'))).toBe(false);
  });

  it('is made once, served, sat and verified', async () => {
    const rows = [
      ['nomor', 'nama', 'formasi', 'ruang', 'kursi', 'akomodasi'],
      ['26-001', '=Ani', 'Umum', 'R1', 'A-01', 'netra'],
    ];
    const sheet = rows.map((cells, at) => textRow(at + 1, cells)).join('');
    const roster = write('peserta.xlsx', await packed(workbook(sheet)));
    const cards = join(place, 'cards.csv');
    const made = await create(roster, '--cards', cards, '--date', '2026-11-30T08:00');
    expect([made.code, made.err]).toEqual([0, '']);
    expect(await create(roster)).toMatchObject({
      code: 3,
      err: expect.stringContaining('has a session batch-1 already'),
    });

    const [, pin] = /,([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(readFileSync(cards, 'utf8'))!;
    expect(readFileSync(cards, 'utf8')).toContain("26-001,'=Ani,umum,R1,A-01,");
    expect(statSync(cards).mode & 0o077).toBe(0);
    expect(made.out).not.toContain(pin);
    const sessionPin = /Session PIN (\w{6})/.exec(made.out)![1]!;
    const password = /password (\S+)/.exec(made.out)![1]!;

    engine = await startEngine(optionsFor({ dataDir: join(place, 'data'), port: 0 }));
    expect(engine.firstRun).toBeNull();
    const proctor = await TestProctor.signIn(engine.url, { staff: [{ name: 'panitia', password, role: 'committee' }] });
    const session: Practice = {
      id: ID as Practice['id'],
      sessionPin,
      title: '',
      definition: '',
      participants: [{ number: '26-001', name: '=Ani', pin: pin! }],
    };
    const candidate = new TestCandidate(engine.url);
    await candidate.signIn(session);
    expect(await proctor.act('open-session', { sessionId: ID })).toMatchObject({ ok: true });
    await candidate.resume();
    expect(await candidate.choose(0, 1)).toMatchObject({ ok: true });
    expect(await candidate.handIn()).toMatchObject({ ok: true });
    expect(await proctor.act('close-session', { sessionId: ID, reason: 'selesai' })).toMatchObject({ ok: true });
    proctor.close();
    candidate.close();
    await engine.close();
    engine = null;
    expect(await terang('verify-ledger', join(place, 'data'))).toMatchObject({ code: 0 });
  });
});
