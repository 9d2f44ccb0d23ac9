import { sentence } from '../sentences/sentence.ts';
import type { Problem } from '../problem.ts';
import type { SebValue } from './seb-value.ts';

/**
 * Where versions of Safe Exam Browser, or servers, are known to compute different Config Keys from the same file. What we write
 * has none of them; of a file from elsewhere a person should hear before an exam depends on its key.
 */
export function sebTraps(value: SebValue, where = ''): Problem[] {
  switch (value.kind) {
    case 'date':
      return [{ where, what: sentence('is-a-date-which-some-spell-with-quotation') }];
    case 'real':
      return isPlainReal(value.value)
        ? []
        : [{ where, what: sentence('is-a-real-that-programs-spell-differently-write') }];
    case 'string':
      return /["\\]/.test(value.value) ? [{ where, what: sentence('holds-a-quotation-mark-or-a-backslash') }] : [];
    case 'array':
      return value.value.flatMap((entry, index) => sebTraps(entry, `${where}[${index}]`));
    case 'dict':
      return pairTraps([...value.value], where);
    case 'boolean':
    case 'integer':
    case 'data':
      return [];
  }
}

function isPlainReal(value: number): boolean {
  return !Number.isInteger(value) && !String(value).includes('e');
}

function pairTraps(pairs: readonly (readonly [string, SebValue])[], path: string): Problem[] {
  const seen = new Set<string>();
  return pairs.flatMap(([key, entry]) => {
    const where = path === '' ? key : `${path}.${key}`;
    const folded = key.toLowerCase();
    const problems = sebTraps(entry, where);
    if (entry.kind === 'dict' && entry.value.size === 0) problems.push({ where, what: sentence('is-an-empty-dict') });
    if (folded === 'originatorversion' && path !== '')
      problems.push({ where, what: sentence('counts-for-some-below-the-root') });
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(key))
      problems.push({ where, what: sentence('is-a-key-whose-place-in-the-order') });
    if (seen.has(folded)) problems.push({ where, what: sentence('differs-from-another-key-only-in-case') });
    seen.add(folded);
    return problems;
  });
}
