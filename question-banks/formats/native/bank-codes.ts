/** Names of sections or topics of another system as codes of a bank: the same name has the same code, and no two names share one. */
export class BankCodes {
  private readonly byName = new Map<string, string>();

  constructor(
    private readonly fit: (name: string) => string,
    private readonly longest: number,
  ) {}

  codeOf(name: string): string {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const taken = new Set(this.byName.values());
    const wanted = this.fit(name).slice(0, this.longest);
    let code = wanted;
    for (let copy = 2; taken.has(code); copy += 1) code = `${wanted.slice(0, this.longest - 3)}${copy}`;
    this.byName.set(name, code);
    return code;
  }

  get names(): readonly (readonly [name: string, code: string])[] {
    return [...this.byName];
  }
}

/** `[A-Z][A-Z0-9]*`; `UMUM` where a name has no letter. */
export function sectionCode(name: string): string {
  const plain = withoutMarks(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[0-9]+/, '');
  return plain === '' ? 'UMUM' : plain;
}

/** `[a-z0-9][a-z0-9-]*`; `umum` where a name has neither letter nor digit. */
export function topicCode(name: string): string {
  const plain = withoutMarks(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'umum' : plain;
}

function withoutMarks(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '');
}
