import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type {
  BanksReply,
  CheckReply,
  DefinitionsReply,
  DuplicatesReply,
  ImportProgress,
  ImportStarted,
  ItemActMessage,
  ItemRecordReply,
  ItemReply,
  ItemsReply,
  MediaReply,
  MediumReply,
  PaperOrder,
  PaperPreviewReply,
  PreviewReply,
  PutBank,
  PutItem,
  TagItems,
  TaggedReply,
  UsageReply,
} from '#protocol/items-http.ts';
import { type DeskReply, askEngine, callStaff, fetchFile } from './staff-desk.ts';

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
  check: (bank: string, item: AuthoredItem): Answer<CheckReply> => callStaff(`${at(bank)}/check`, { item }),
  write: (bank: string, message: PutItem): Answer<ItemRecordReply> =>
    askEngine(`${at(bank)}/items`, { method: 'PUT', body: JSON.stringify(message) }),
  tag: (bank: string, message: TagItems): Answer<TaggedReply> => callStaff(`${at(bank)}/tags`, message),
  usage: (bank: string): Answer<UsageReply> => callStaff(`${at(bank)}/usage`),
  definitions: (): Answer<DefinitionsReply> => callStaff('/items/definitions'),
  paper: (bank: string, order: PaperOrder): Answer<PaperPreviewReply> => callStaff(`${at(bank)}/paper`, order),
  exported: (bank: string): Promise<DeskReply<{ readonly file: Blob }>> => fetchFile(`${at(bank)}/export`),
  media: (bank: string): Answer<MediaReply> => callStaff(`${at(bank)}/media`),
  addPicture: (bank: string, file: File): Answer<MediumReply> =>
    askEngine(`${at(bank)}/media${named(file)}`, { method: 'POST', body: file }),
  preview: (bank: string, file: File): Answer<PreviewReply> =>
    askEngine(`${at(bank)}/preview${named(file)}`, { method: 'POST', body: file }),
  startImport: (bank: string, file: File): Answer<ImportStarted> =>
    askEngine(`${at(bank)}/imports${named(file)}`, { method: 'POST', body: file }),
  progress: (id: string): Answer<ImportProgress> => callStaff(`/items/imports/${encodeURIComponent(id)}`),
};

export type BankDesk = typeof bankDesk;
