/** An address as people know it: one of family 4 that a socket of family 6 tells is the plain one. */
export function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
