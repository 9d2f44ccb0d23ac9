import type { ItemBank } from '#domain/bank/bank.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { MediaShelf } from '../question-banks/formats/media/media-shelf.ts';
import { readNativeBank } from '../question-banks/formats/native/read-native.ts';
import { readWrittenItem } from '../question-banks/formats/native/read-written-item.ts';
import { writeNative } from '../question-banks/formats/native/write-native.ts';
import { readFiles } from '../question-banks/formats/read-files.ts';
import { writeZip } from '../question-banks/formats/zip/write-zip.ts';
import type { BankFrame, ItemFormats } from './actions/item-desk.ts';

/** The formats of question banks, as the committee's pages use them. */
export const itemFormats: ItemFormats = {
  read: (name, bytes) => readFiles(new Map([[name, bytes]]), name),
  readItem: readWrittenItem,
  readPicture: (name, bytes) => new MediaShelf().add(name, bytes),
  async writeBank(read, frame, versions) {
    const { files, problems } = writeNative(read, framed(frame));
    const utf8 = new TextEncoder();
    const bytes = new Map(
      [...files, ['versions.json', `${JSON.stringify(versions, null, 2)}\n`] as const].map(([path, content]) => [
        path,
        typeof content === 'string' ? utf8.encode(content) : content,
      ]),
    );
    return { bytes: await writeZip(bytes), problems };
  },
  drawnBank: (read, frame, media) => drawn(read, frame, media),
};

function drawn(read: Omit<ReadItems, 'problems'>, frame: BankFrame, media: ItemBank['media']) {
  const { files } = writeNative(read, framed(frame));
  const texts = [...files].flatMap(([path, text]) => (typeof text === 'string' ? [{ path, text }] : []));
  return readNativeBank(texts, new Map(Object.entries(media)));
}

/** What a bank says where an item of a draft does not. */
function framed(frame: BankFrame) {
  return { ...frame, section: 'UMUM', topic: 'umum', difficulty: 'medium' as const };
}
