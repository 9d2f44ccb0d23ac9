import type {
  BanksReply,
  DuplicatesReply,
  ImportProgress,
  ImportStarted,
  ItemActMessage,
  ItemRecordReply,
  ItemReply,
  ItemsReply,
  PreviewReply,
  PutBank,
} from '#protocol/items-http.ts';
import { type DeskReply, askEngine, callStaff } from './staff-desk.ts';

/** What a reply holds beside its `ok`. */
export type Told<Reply> = Omit<Extract<Reply, { ok: true }>, 'ok'>;
type Answer<Reply> = Promise<DeskReply<Told<Reply>>>;

const at = (bank: string) => `/items/banks/${encodeURIComponent(bank)}`;
const named = (file: File) => `?name=${encodeURIComponent(file.name)}`;

/** What the committee asks the engine about items. */
export const bankDesk = {
  banks: (): Answer<BanksReply> => callStaff('/items/banks'),
  putBank: (bank: string, words: PutBank): Answer<BanksReply> =>
    askEngine(at(bank), { method: 'PUT', body: JSON.stringify(words) }),
  items: (bank: string): Answer<ItemsReply> => callStaff(at(bank)),
  duplicates: (bank: string): Answer<DuplicatesReply> => callStaff(`${at(bank)}/duplicates`),
  item: (bank: string, item: string): Answer<ItemReply> => callStaff(`${at(bank)}/items/${encodeURIComponent(item)}`),
  act: (bank: string, item: string, message: ItemActMessage): Answer<ItemRecordReply> =>
    callStaff(`${at(bank)}/items/${encodeURIComponent(item)}/acts`, message),
  preview: (bank: string, file: File): Answer<PreviewReply> =>
    askEngine(`${at(bank)}/preview${named(file)}`, { method: 'POST', body: file }),
  startImport: (bank: string, file: File): Answer<ImportStarted> =>
    askEngine(`${at(bank)}/imports${named(file)}`, { method: 'POST', body: file }),
  progress: (id: string): Answer<ImportProgress> => callStaff(`/items/imports/${encodeURIComponent(id)}`),
};

export type BankDesk = typeof bankDesk;
