/** Ids for items of one file, as a bank may have them: capital letters, digits and hyphens, 3 to 32, none twice. */
export class ItemIds {
  private readonly taken = new Set<string>();
  private count = 0;

  /** The name the file gives the item, made fit; `SOAL-0001` and so on where it gives none. */
  next(name: string): string {
    this.count += 1;
    const fit = fitting(name);
    const wanted = fit === '' ? `SOAL-${String(this.count).padStart(4, '0')}` : fit;
    let id = wanted;
    for (let copy = 2; this.taken.has(id); copy += 1) id = `${wanted.slice(0, 26)}-${copy}`;
    this.taken.add(id);
    return id;
  }
}

function fitting(name: string): string {
  const plain = name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  return plain.length >= 3 || plain === '' ? plain : `SOAL-${plain}`;
}
