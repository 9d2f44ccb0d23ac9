/** The text that is signed and posted before the lots, of the origin and the bodies of MANIFEST and SEED_COMMIT. SPEC section 4, "Posted". */
export function postedText(origin: string, manifest: string, seed: string): string {
  return ['terang-manifest/1', origin, manifest, seed].map((line) => `${line}\n`).join('');
}
