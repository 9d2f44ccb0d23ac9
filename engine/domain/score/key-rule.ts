/**
 * What an item earns from its correction on. `key`: other options are right, by their places in the bank, of an item in which one
 * option is chosen. `full`: everybody earns its full points, whatever they answered. `none`: it does not count, for nobody.
 */
export type KeyRule =
  { readonly kind: 'key'; readonly options: readonly number[] } | { readonly kind: 'full' } | { readonly kind: 'none' };
