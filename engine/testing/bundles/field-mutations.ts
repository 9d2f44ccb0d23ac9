import { type Mutation, other } from './mutation.ts';
import type { OpenBundle, OpenEntry } from './open-bundle.ts';

/**
 * Every field of every type of entry that the exam has: changed behind the signatures, changed and signed anew by who holds the key, and
 * of another kind.
 */
export function fieldMutations(bundle: OpenBundle): Mutation[] {
  const shown = bundle.entries.filter(({ leaf }) => leaf === undefined);
  const types = [...new Set(shown.map(({ type }) => type))].sort();
  return types.flatMap((type) => [
    ...Object.keys(bundle.first(type).body).flatMap((field) => ofField(type, field)),
    resigned(`${type} without its time`, 'V3', (entry) => void Reflect.deleteProperty(entry.body, 'at'), type),
    resigned(`${type} with a field too many`, 'V3', (entry) => void (entry.body['extra'] = 1), type),
    resigned(`${type} of an unknown type`, 'V3', (entry) => void (entry.type = `${type}_`), type),
  ]);
}

function ofField(type: string, field: string): Mutation[] {
  const change = (entry: OpenEntry): void => void (entry.body[field] = other(entry.body[field]));
  return [
    {
      ...{ name: `${type}.${field} changed behind the signatures`, step: 'V4', of: 'public' },
      falsify: (bundle) => {
        change(bundle.first(type));
        bundle.storeEntries();
      },
    },
    { ...resigned(`${type}.${field} changed and signed anew`, 'V6', change, type), brings: 'checkpoint' },
    resigned(`${type}.${field} of another kind`, 'V3', (entry) => void (entry.body[field] = { a: 1 }), type),
  ];
}

function resigned(name: string, step: string, change: (entry: OpenEntry) => void, type: string): Mutation {
  return {
    ...{ name, step, of: 'public' },
    falsify: (bundle) => {
      change(bundle.first(type));
      bundle.sign();
    },
  };
}
