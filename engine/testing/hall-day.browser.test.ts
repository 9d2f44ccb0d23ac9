/**
 * A whole day of a hall: two accounts at two browsers, two candidates at real browsers, sixty simulated ones over real sockets, and everything
 * that a bad day brings. At its end every act is looked for in the ledger, with who did it and why.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Fact } from '#domain/ledger/fact.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import type { FirstRun } from '../first-run.ts';
import { ReadStore } from '../storage/read-store.ts';
import { CandidatePage } from './candidate-page.ts';
import { type Practice, TestCandidate } from './clients.ts';
import { openBrowser, openPage, withBrowser } from './open-browser.ts';
import { type ServedEngine, serveChild, temporaryFolder } from './serve-child.ts';
import { storeAccounts } from './staff-accounts.ts';

const SESSION = 'gelombang-pagi';
const ITEMS = 15;
const SIMULATED = 60;
/** The rules count a line that was away for ten seconds. */
const OUTAGE_MS = 11_000;
const LOTS = '42613552641136254326';
const CHAIR = { name: 'ketua', role: 'committee', password: 'ketua-12345678' } as const;
const COORDINATOR = { name: 'penyelia', role: 'coordinator', password: 'penyelia-12345678' } as const;
const STAFF: FirstRun['staff'] = [CHAIR, COORDINATOR];
/** In the roster's order: who sits at a real browser, and who meets what. */
const [MOVED, CALM, OUTSIDE_RULES, SLOW, ILL] = [0, 1, 2, 3, 4] as const;

const numberAt = (place: number): string => `26-${String(place + 1).padStart(3, '0')}`;

jest.setTimeout(300_000);

describe('a hall’s day', () => {
  const folder = temporaryFolder();
  const seated = new Map<number, TestCandidate>();
  let browser: Browser;
  let engine: ServedEngine;
  let session: Practice;
  let chair: Page;
  let coordinator: Page;
  afterAll(async () => {
    for (const one of seated.values()) one.close();
    await browser?.close();
    await engine?.stop();
    folder.remove();
  });

  withBrowser('from the roster to the closing, every act is in the ledger with its actor and its reason', async () => {
    const first = await serveChild({ dataDir: folder.path, participants: 1 });
    await first.stop();
    await storeAccounts(folder.path, STAFF);
    engine = await serveChild({ dataDir: folder.path });
    browser = await openBrowser();
    chair = await staffPage(CHAIR, '/committee');
    coordinator = await staffPage(COORDINATOR, '/committee');

    session = await makeSession();
    const stations = [await pair('PC-01'), await pair('PC-02')];
    await checkEverybodyIn();
    await drawLots();
    const moved = await sitDown(stations[0]!, MOVED);
    const calm = await sitDown(stations[1]!, CALM);
    await seatTheOthers();
    await open();
    for (const candidate of [moved, calm]) {
      await candidate.seesItem(1);
      await candidate.choose(1);
      await candidate.savedAll(1, ITEMS);
    }
    for (const one of seated.values()) expect(await one.choose(0, 0)).toMatchObject({ ok: true });

    await outage([moved, calm]);
    await giveTimeBack();
    const elsewhere = await moveTo('PC-09', moved);
    await extraTime();
    await disqualify();
    await forceHandIn();
    await everybodyEnds([elsewhere, calm]);
    await close();
    await engine.stop();
    await judge();
  });

  async function staffPage({ name, password }: { name: string; password: string }, path: string): Promise<Page> {
    const { page } = await openPage(browser);
    await page.goto(`${engine.url}${path}`);
    await page.getByLabel('Nama akun').fill(name);
    await page.getByLabel('Kata sandi').fill(password);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** The sheet comes with two rows that are wrong, is mended, and becomes an official session. */
  async function makeSession(): Promise<Practice> {
    await chair.getByRole('link', { name: 'Sesi baru' }).click();
    await chair.getByRole('combobox', { name: 'Bank soal' }).selectOption('folder/skd-id');
    await chair.getByLabel('Mulai dari aturan').selectOption('latihan-singkat');
    await chair.getByText('Semua aturan').or(chair.locator('details.whole-text summary')).first().click();
    const whole = chair.locator('details.whole-text textarea');
    const rules = JSON.parse(await whole.inputValue()) as object;
    await whole.fill(JSON.stringify({ ...rules, official: true, livePolicy: 'finished', workstations: 'flagged' }));
    const rows = Array.from({ length: SIMULATED + 2 }, (_, place) => {
      return [numberAt(place), `Peserta ${place + 1}`, 'umum', 'R1', `A-${String(place + 1).padStart(2, '0')}`].join();
    });
    const sheet = chair.getByLabel('Berkas peserta');
    const give = (lines: readonly string[]) =>
      sheet.setInputFiles({
        name: 'peserta.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['nomor,nama,kategori,ruang,kursi', ...lines].join('\n')),
      });
    await give([...rows, rows[0]!, '26-900,Tamu,tamu,R1,Z-01']);
    for (const line of [SIMULATED + 4, SIMULATED + 5]) {
      await chair
        .getByRole('rowheader', { name: new RegExp(`peserta\\.csv\\D+${line}$`) })
        .first()
        .waitFor();
    }
    await give(rows);
    await chair.getByLabel('Kode sesi').fill(SESSION);
    await chair.getByText(`Tidak ada masalah. ${SIMULATED + 2} peserta siap.`).waitFor();
    await chair.getByRole('button', { name: 'Siapkan sesi' }).click();
    await chair.getByRole('heading', { name: `Sesi ${SESSION} siap` }).waitFor();
    const [cards] = await Promise.all([
      chair.waitForEvent('download'),
      chair.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const [head, ...lines] = readFileSync(await cards.path(), 'utf8')
      .replace('\ufeff', '')
      .trim()
      .split(/\r?\n/);
    const columns = head!.split(',');
    const participants = lines.map((line) => {
      const cells = line.split(',');
      const { nomor, pin } = Object.fromEntries(columns.map((column, at) => [column.toLowerCase(), cells[at]!]));
      return { number: nomor!, name: '', pin: pin! };
    });
    const sessionPin = await chair.locator('.pin-once').innerText();
    return { id: SESSION, sessionPin, participants } as unknown as Practice;
  }

  async function pair(name: string, reason = ''): Promise<Page> {
    const { page } = await openPage(browser);
    await page.goto(`${engine.url}/?workstation=${name}`);
    const code = await page
      .getByRole('status', { name: 'Pendaftaran komputer' })
      .locator('.pairing-code [aria-hidden]')
      .innerText();
    await coordinator.goto(`${engine.url}/console#/komputer`);
    await coordinator.getByText(code, { exact: true }).waitFor();
    // With a session open it is an act of that session.
    if (reason !== '') await coordinator.getByLabel(/^Alasan/).fill(reason);
    await coordinator.getByRole('button', { name: 'Daftarkan' }).click();
    await coordinator.getByRole('rowheader', { name }).waitFor();
    // The page joins the line anew as the computer it now is.
    await page.getByText(`Komputer ini terdaftar sebagai ${name}`).waitFor();
    return page;
  }

  async function checkEverybodyIn(): Promise<void> {
    await chair.goto(`${engine.url}/committee#/hari/${SESSION}`);
    const field = chair.getByLabel('Nomor peserta (ketik atau pindai)');
    for (const place of [MOVED, CALM]) {
      await field.fill(numberAt(place));
      await chair.keyboard.press('Enter');
      await chair.getByRole('button', { name: 'Catat hadir' }).click();
      await chair.getByText(`Peserta ${place + 1} (${numberAt(place)}) tercatat hadir.`).waitFor();
    }
    // The others come through the same route, from the page that is open.
    const refused = await chair.evaluate(
      async ({ numbers, path }) => {
        const replies = [];
        for (const number of numbers) {
          const headers = { 'content-type': 'application/json', 'x-terang': 'console' };
          const reply = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ number, reason: '' }) });
          if (!reply.ok) replies.push(`${number}: ${await reply.text()}`);
        }
        return replies;
      },
      { numbers: session.participants.slice(2).map(({ number }) => number), path: `/sessions/${SESSION}/check-in` },
    );
    expect(refused).toEqual([]);
    await chair.reload();
    await chair.getByText(`${SIMULATED + 2} dari ${SIMULATED + 2} peserta hadir.`).waitFor();
    await chair.getByRole('button', { name: 'Tutup pendaftaran' }).click();
    await inDialog(chair, 'pukul 08.00', 'Tutup pendaftaran');
  }

  async function inDialog(page: Page, reason: string, go: string): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(reason);
    await dialog.getByRole('button', { name: go, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async function drawLots(): Promise<void> {
    await chair.goto(`${engine.url}/committee#/undian/${SESSION}`);
    await chair.getByLabel('Angka', { exact: true }).fill(LOTS);
    await chair.keyboard.press('Enter');
    await chair.getByText('Ketikan pertama oleh ketua tersimpan.').waitFor();
    await coordinator.goto(`${engine.url}/committee#/undian/${SESSION}`);
    await coordinator.getByRole('heading', { name: 'Ketik lagi oleh orang kedua' }).waitFor();
    await coordinator.getByLabel('Angka', { exact: true }).fill(LOTS);
    await coordinator.keyboard.press('Enter');
    await coordinator.getByText(`${SIMULATED + 2} naskah telah terikat dalam buku besar.`).waitFor();
  }

  async function sitDown(page: Page, place: number): Promise<CandidatePage> {
    const candidate = await CandidatePage.at(page, session, place);
    await candidate.confirms();
    return candidate;
  }

  async function seatTheOthers(): Promise<void> {
    await Promise.all(
      Array.from({ length: SIMULATED }, async (_, index) => {
        const place = index + 2;
        const one = new TestCandidate(engine.url);
        seated.set(place, one);
        expect(await one.signIn(session, place, `PC-${place + 1}`)).toMatchObject({ ok: true });
      }),
    );
  }

  async function open(): Promise<void> {
    await coordinator.goto(`${engine.url}/console#/sesi/${SESSION}`);
    await coordinator.getByRole('button', { name: 'Buka sesi' }).click();
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Buka sesi' }).click();
    await coordinator.getByRole('button', { name: 'Tutup sesi' }).waitFor();
  }

  /** The server dies in the middle, is away for as long as counts as a loss, and is started again; no page is loaded anew. */
  async function outage(candidates: readonly CandidatePage[]): Promise<void> {
    await engine.kill();
    const back = Date.now() + OUTAGE_MS;
    for (const candidate of candidates) {
      await candidate.page.getByRole('button', { name: 'Terus menjawab' }).first().click();
      await candidate.next();
      await candidate.seesItem(2);
      await candidate.choose(2);
    }
    await chair.waitForFunction((until) => Date.now() >= until, back);
    engine = await serveChild({ dataDir: folder.path, port: engine.port });
    for (const candidate of candidates) await candidate.savedAll(2, ITEMS);
    for (const [place, before] of seated) {
      const one = new TestCandidate(engine.url);
      expect(await one.resume(before.token)).toMatchObject({ ok: true });
      before.close();
      seated.set(place, one);
    }
  }

  async function giveTimeBack(): Promise<void> {
    await coordinator.goto(`${engine.url}/console#/kejadian/${SESSION}`);
    const incident = coordinator.getByRole('listitem', { name: /Server hidup kembali/ });
    await incident.getByRole('button', { name: 'Ganti waktu' }).click();
    await incident.getByRole('button', { name: /^Beri \d+ peserta/ }).click();
    await incident.getByText(/\d+ peserta diberi waktu/).waitFor();
    await incident.getByRole('button', { name: 'Tandai ditangani' }).click();
    await inDialog(coordinator, 'listrik kembali, waktu diganti', 'Tandai ditangani');
    await coordinator.goto(`${engine.url}/console#/sesi/${SESSION}`);
  }

  async function choose(place: number): Promise<void> {
    await coordinator
      .getByPlaceholder('Cari nomor, nama, atau meja')
      .or(coordinator.getByLabel('Cari nomor, nama, atau meja'))
      .first()
      .fill(numberAt(place));
    await coordinator.locator(`[data-number="${numberAt(place)}"] input[type=checkbox]`).check();
  }

  async function act(place: number, name: string, go: RegExp, note: string): Promise<void> {
    await choose(place);
    const bar = coordinator.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
    await bar.getByRole('button', { name, exact: true }).click();
    await bar.getByRole('combobox').selectOption('other');
    await bar.getByLabel('Keterangan untuk berita acara').fill(note);
    await bar.getByRole('button', { name: go }).click();
  }

  async function moveTo(workstation: string, candidate: CandidatePage): Promise<CandidatePage> {
    await act(MOVED, 'Lepas masuk', /^Jalankan/, 'layar mati, pindah komputer');
    await coordinator
      .getByText(/berlaku untuk 1 peserta/)
      .first()
      .waitFor();
    await candidate.page.getByRole('heading', { level: 1 }).waitFor();
    const page = await pair(workstation, 'komputer cadangan');
    const again = await sitDown(page, MOVED);
    await again.savedAll(2, ITEMS);
    await coordinator.goto(`${engine.url}/console#/sesi/${SESSION}`);
    return again;
  }

  async function extraTime(): Promise<void> {
    await act(SLOW, 'Tambah waktu', /^Jalankan/, 'kursi roda terhalang');
    await coordinator
      .getByText(/berlaku untuk 1 peserta/)
      .first()
      .waitFor();
  }

  async function disqualify(): Promise<void> {
    await act(OUTSIDE_RULES, 'Diskualifikasi', /^Usulkan/, 'telepon genggam di meja');
    await coordinator
      .getByText(/diusulkan untuk 1 peserta/)
      .first()
      .waitFor();
    await chair.goto(`${engine.url}/console#/sesi/${SESSION}`);
    await chair.getByRole('button', { name: 'Setujui' }).click();
    await inDialog(chair, 'dilihat dua pengawas', 'Setujui');
    await coordinator.getByText(/Disetujui ketua/).waitFor();
  }

  async function forceHandIn(): Promise<void> {
    await act(ILL, 'Serahkan paksa', /^Jalankan/, 'sakit, dibawa ke rumah sakit');
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Serahkan paksa' }).click();
    await coordinator
      .getByText(/berlaku untuk 1 peserta/)
      .first()
      .waitFor();
  }

  async function everybodyEnds(candidates: readonly CandidatePage[]): Promise<void> {
    for (const candidate of candidates) await candidate.handIn();
    for (const [place, one] of seated) {
      if (place === OUTSIDE_RULES || place === ILL || place === SLOW) continue;
      expect(await one.handIn()).toMatchObject({ ok: true });
    }
  }

  async function close(): Promise<void> {
    await coordinator.getByRole('button', { name: 'Tutup sesi' }).click();
    await inDialog(coordinator, 'waktu habis', 'Tutup sesi');
    await coordinator.getByText('Semua langkah selesai').first().waitFor();
  }

  /** What stands on disk after the day, read without the engine. */
  async function judge(): Promise<void> {
    const reads = new ReadStore(folder.path);
    const stored = (await reads.sessions()).find(({ id }) => id === SESSION)!;
    const people = await reads.participants(stored.no);
    const facts = [...reads.facts(stored.no)].map(({ fact }) => fact);
    reads.close();
    const pidAt = (place: number) => people.find(({ number }) => number === numberAt(place))!.pid;
    const found = (type: Fact['type'], about: object): void => {
      expect(facts.filter((fact) => fact.type === type)).toContainEqual(expect.objectContaining(about));
    };
    const [by, chairman] = [COORDINATOR.name, CHAIR.name];
    expect(facts.filter(({ type }) => type === 'CHECK_IN')).toHaveLength(SIMULATED + 2);
    found('CHECK_IN', { by: chairman, pid: pidAt(MOVED) });
    found('CHECK_IN_CLOSE', { by: chairman, reason: 'pukul 08.00' });
    found('DRAW', { digits: [...LOTS].join(' '), automatic: false, by: chairman, confirmedBy: by });
    expect(facts.filter(({ type }) => type === 'PAPER')).toHaveLength(SIMULATED + 2);
    found('WORKSTATION', { by, act: 'approved', name: 'PC-09', reason: 'komputer cadangan' });
    found('SESSION_OPEN', { by });
    found('RECOVERY', {});
    found('INCIDENT', { kind: 'server-restart' });
    found('EXTENSION', { by, pid: pidAt(CALM), reason: expect.stringContaining('Ganti waktu') as string });
    found('INCIDENT_NOTE', { by, reason: 'listrik kembali, waktu diganti', open: false });
    found('RELEASE', { by, pid: pidAt(MOVED), reason: 'layar mati, pindah komputer' });
    found('EXTENSION', { by, pid: pidAt(SLOW), ms: 300_000, reason: 'kursi roda terhalang' });
    const rules = 'telepon genggam di meja';
    found('PROPOSAL', { by, reason: rules });
    found('DISQUALIFY', { by, confirmedBy: chairman, pid: pidAt(OUTSIDE_RULES), reason: rules });
    found('FINISH', { by, pid: pidAt(ILL), reason: 'terminated', note: 'sakit, dibawa ke rumah sakit' });
    found('SESSION_CLOSE', { by, reason: 'waktu habis' });
    // Nobody acted without a name, and nobody but the engine without a reason.
    for (const fact of facts) if ('by' in fact && fact.by !== null) expect([by, chairman, 'engine']).toContain(fact.by);

    const checks = verifyLedger(folder.path).sessions.flatMap((session) => session.checks);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const { steps } = verifyBundle(nodePrimitives, await writeBundle(folder.path, SESSION, { tier: 'auditor' }));
    expect(steps.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  }
});
