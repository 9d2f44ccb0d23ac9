import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '../question-banks/formats/csv/formula-guard.ts';
import { readNativeBank } from '../question-banks/formats/native/read-native.ts';
import { readRoster } from '../question-banks/formats/roster/read-roster.ts';
import { isZip, readZip } from '../question-banks/formats/zip/read-zip.ts';
import { cardsCsv, cardsPage } from '../question-banks/formats/roster/write-cards.ts';
import type { BankFolders, LoadedBank, SessionFormats } from './actions/session-desk.ts';
import { readBankFolder } from './storage/read-bank-folder.ts';

/** The formats of rosters, cards and result lists, as making sessions uses them. */
export const sessionFormats: SessionFormats = {
  readRoster,
  readPhotos,
  cards: (sheet) => ({ csv: cardsCsv(sheet), page: cardsPage(sheet) }),
  csv: (rows) => stringify(rows.map((row) => row.map(guardFormula))),
};

async function readPhotos(bytes: Uint8Array, file: string) {
  if (!isZip(bytes)) return { files: new Map([[file, bytes]]), problems: [] };
  const read = await readZip(bytes, file);
  return read.ok
    ? { files: read.files, problems: [] }
    : { files: new Map<string, Uint8Array>(), problems: [read.problem] };
}

const BANK_NAME = /^[a-z0-9][a-z0-9-]{0,79}$/;

/**
 * Native banks and definitions that lie in `banks/` and `exams/` of the data folder, and those that come with the program. A name
 * that both have is the data folder's.
 */
export function bankFolders(dataDir: string, questionBanksDir: string): BankFolders {
  const homes = [join(dataDir, 'banks'), join(questionBanksDir, 'samples')];
  const placeOf = (id: string): string | undefined =>
    BANK_NAME.test(id)
      ? homes.map((home) => join(home, id)).find((path) => existsSync(join(path, 'bank.json')))
      : undefined;
  return {
    list: () => {
      const ids = [...new Set(homes.flatMap(namesIn))].filter((id) => placeOf(id) !== undefined).sort();
      return ids.flatMap((id) => {
        const loaded = load(placeOf(id) as string);
        return loaded.ok ? [{ id, title: loaded.bank.title, items: loaded.bank.items.length }] : [];
      });
    },
    load: (id) => {
      const path = placeOf(id);
      return path === undefined ? null : load(path);
    },
    definitions: () => [join(dataDir, 'exams'), join(questionBanksDir, 'exams')].flatMap(definitionsIn),
  };
}

function load(path: string): LoadedBank {
  const { files, media, problems } = readBankFolder(path);
  const read = readNativeBank(files, media);
  const all = [...problems, ...read.problems];
  return read.bank === null || all.length > 0 ? { ok: false, problems: all } : { ok: true, bank: read.bank, media };
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** A file that is no JSON is no definition to choose from; `terang bank check --definition` says why. */
function definitionsIn(folder: string): unknown[] {
  const files = namesIn(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown];
    } catch {
      return [];
    }
  });
}
