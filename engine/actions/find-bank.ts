import { bankItemOf, bankPassageOf } from '#domain/bank/authored-bank-item.ts';
import type { BankItem, BankPassage, BankSection, ItemBank, Medium } from '#domain/bank/bank.ts';
import { checkBank } from '#domain/bank/check-bank.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import type { SectionCode } from '#domain/ids.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { toHex } from '#domain/ledger/hex.ts';
import type { Problem } from '#domain/problem.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';
import type { LoadedBank, SessionDesk } from './session-desk.ts';

/** `shelf`: the approved items of a bank on the committee's shelf. `folder`: a bank's folder that the server was given. */
export interface BankChoice {
  readonly source: 'shelf' | 'folder';
  readonly id: string;
}

export interface BankOffer extends BankChoice {
  readonly title: string;
  /** That an exam may draw from. */
  readonly items: number;
}

/** Every bank that a session can be made from. */
export function listBanks({ folders, shelf }: SessionDesk): BankOffer[] {
  const shelved = shelf.banks().filter(({ approved }) => approved > 0);
  return [
    ...shelved.map(({ approved, id, title }) => ({ source: 'shelf' as const, id, title, items: approved })),
    ...folders.list().map((folder) => ({ source: 'folder' as const, ...folder })),
  ];
}

/** Null for a bank that is not there. */
export function loadBank({ desk, folders, shelf }: SessionDesk, { id, source }: BankChoice): LoadedBank | null {
  return source === 'folder' ? folders.load(id) : shelvedBank(desk.hashing, shelf, id);
}

/** The approved version of each item and nothing else; a draft beside it changes no exam. */
function shelvedBank(h: Hashing, shelf: ItemShelf, id: string): LoadedBank | null {
  const head = shelf.bank(id);
  if (head === null) return null;
  const approved = shelf
    .lines(id)
    .flatMap((line) => (line.approved === null ? [] : (shelf.version(id, line.id, line.approved) ?? [])));
  const problems: Problem[] = [];
  const items = approved.flatMap((authored): BankItem[] => {
    const converted = bankItemOf(authored);
    if (!converted.ok) problems.push({ where: authored.id, what: converted.what });
    return converted.ok ? [converted.item] : [];
  });
  const { bytes, media } = mediaOf(h, shelf, id, approved);
  const passages = passagesOf(shelf, id, approved);
  const { language, licence, title } = head;
  const bank: ItemBank = {
    id,
    title,
    language,
    version: 1,
    licence: licence === '' ? '-' : licence,
    sections: sectionsOf(items),
    items,
    ...(passages.length > 0 && { passages }),
    media,
  };
  const all = [...problems, ...checkBank(bank)];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, bank, media: bytes };
}

function sectionsOf(items: readonly BankItem[]): BankSection[] {
  const codes = [...new Set(items.map(({ section }) => section))].sort();
  return codes.map((code) => {
    const own = items.filter(({ section }) => section === code);
    const topics = Object.fromEntries(
      [...new Set(own.map(({ topic }) => topic))].sort().map((topic) => [topic, topic]),
    );
    return { code: code as SectionCode, name: code, topics };
  });
}

function passagesOf(shelf: ItemShelf, bank: string, items: readonly AuthoredItem[]): BankPassage[] {
  const ids = [...new Set(items.flatMap(({ passage }) => passage ?? []))].sort();
  return ids.flatMap((id) => {
    const passage = shelf.passage(bank, id);
    return passage === null ? [] : [bankPassageOf(passage, `passage ${id}`)];
  });
}

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
};
const NAMED = /media\/[^"\\\s]+/g;

/** What the items and their passages name. */
function mediaOf(h: Hashing, shelf: ItemShelf, bank: string, items: readonly AuthoredItem[]) {
  const passages = [...new Set(items.flatMap(({ passage }) => passage ?? []))].map((id) => shelf.passage(bank, id));
  const paths = new Set(JSON.stringify([items, passages]).match(NAMED) ?? []);
  const media: Record<string, Medium> = {};
  const bytes = new Map<string, { readonly bytes: Uint8Array }>();
  for (const path of [...paths].sort()) {
    const found = shelf.medium(bank, path);
    const type = TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''];
    if (found === null || type === undefined) continue;
    media[path] = { type, hash: toHex(h.sha256(found)), size: found.length };
    bytes.set(path, { bytes: found });
  }
  return { media, bytes };
}
