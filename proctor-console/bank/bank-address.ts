import { useSyncExternalStore } from 'react';

/** What the address names, so that a reload stays where it was and a link can be passed on. */
export type BankPlace =
  | { readonly page: 'banks' }
  | { readonly page: BankPage; readonly bank: string }
  | { readonly page: 'item' | 'edit'; readonly bank: string; readonly item: string };

type BankPage = 'items' | 'import' | 'duplicates' | 'new' | 'paper';

/** Words of the address, in the language of the house. */
const WORDS: Readonly<Record<Exclude<BankPage, 'items'>, string>> = {
  import: 'impor',
  duplicates: 'kembar',
  new: 'baru',
  paper: 'naskah',
};
const EDIT = 'ubah';

export const AT_BANKS = '#/';

export function addressOf(place: BankPlace): string {
  if (place.page === 'banks') return AT_BANKS;
  const bank = `#/${encodeURIComponent(place.bank)}`;
  if (place.page === 'items') return bank;
  if (place.page !== 'item' && place.page !== 'edit') return `${bank}/${WORDS[place.page]}`;
  const item = `${bank}/soal/${encodeURIComponent(place.item)}`;
  return place.page === 'edit' ? `${item}/${EDIT}` : item;
}

export function placeOf(hash: string): BankPlace {
  const [, bank = '', word = '', item = '', deed = ''] = hash.split('/').map(decoded);
  if (bank === '') return { page: 'banks' };
  if (word === 'soal' && item !== '') return { page: deed === EDIT ? 'edit' : 'item', bank, item };
  const page = (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((one) => WORDS[one] === word);
  return { page: page ?? 'items', bank };
}

/** An address that somebody typed may be no encoding of anything; then it names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export function useBankHash(): string {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener('hashchange', tell);
      return () => window.removeEventListener('hashchange', tell);
    },
    () => window.location.hash,
  );
}
