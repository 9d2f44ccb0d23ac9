/** As long as the engine takes it. */
const LONGEST = 60;
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A computer's name from its address, as the engine takes it. What a messenger puts into a copied link and nobody sees would
 * otherwise have every sign-in at this computer refused.
 */
export function workstationNameIn(given: string): string {
  return given.replace(UNSEEN, '').normalize('NFC').trim().slice(0, LONGEST).replace(UNSEEN, '').trim();
}
