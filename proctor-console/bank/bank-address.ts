import { useSyncExternalStore } from 'react';

/** What the address names, so that a reload stays where it was and a link can be passed on. */
export type BankPlace =
  | { readonly page: 'banks' }
  | { readonly page: 'items' | 'import' | 'duplicates'; readonly bank: string }
  | { readonly page: 'item'; readonly bank: string; readonly item: string };

export const AT_BANKS = '#/';

export function addressOf(place: BankPlace): string {
  if (place.page === 'banks') return AT_BANKS;
  const bank = `#/${encodeURIComponent(place.bank)}`;
  if (place.page === 'item') return `${bank}/soal/${encodeURIComponent(place.item)}`;
  return place.page === 'items' ? bank : `${bank}/${place.page === 'import' ? 'impor' : 'kembar'}`;
}

export function placeOf(hash: string): BankPlace {
  const [, bank = '', word = '', item = ''] = hash.split('/').map(decoded);
  if (bank === '') return { page: 'banks' };
  if (word === 'soal' && item !== '') return { page: 'item', bank, item };
  return { page: word === 'impor' ? 'import' : word === 'kembar' ? 'duplicates' : 'items', bank };
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
