import { hex, utf8 } from '../bytes.ts';
import { canonical, isObject, parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { type Checkpoint, isSigned, signatureOf } from '../note.ts';

const FORMAT = 'terang-manifest/1';

interface Posted extends Pick<Checkpoint, 'signatures' | 'text'> {
  readonly origin: string;
  readonly manifest: string;
  readonly commitment: string;
}

/** Whether somebody brings a posted manifest, and not something else. */
export function isPosted(note: string): boolean {
  return note.startsWith(`${FORMAT}\n`);
}

/** SPEC section 4, "Posted": a signed note of four lines; null for anything else. */
function parsePosted(note: string): Posted | null {
  const end = note.indexOf('\n\n');
  if (!isPosted(note) || end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const [, origin = '', manifest = '', commitment = '', ...more] = text.slice(0, -1).split('\n');
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureOf);
  if (more.length > 0 || commitment === '' || signatures.some((one) => one === null)) return null;
  return { text, origin, manifest, commitment, signatures: signatures as Posted['signatures'] };
}

/** Part of V2: the sheet that an entry says was posted is that of this ledger's first two. */
export function checkSheet({ entries, head, p }: Evidence, step: Step): void {
  const [manifest, commitment] = entries;
  for (const { body, index, type } of entries) {
    if (type !== 'POSTED' || manifest === undefined || commitment === undefined) continue;
    const lines = [FORMAT, head?.origin ?? '', canonical(manifest.fields), canonical(commitment.fields)];
    const sheet = hex(p.sha256(utf8(lines.map((line) => `${line}\n`).join(''))));
    if (sheet === body.sheet) step.note('sheet-posted', `entry ${index}`, { by: body.by ?? '', at: body.at });
    else step.fail('sheet-other', `entry ${index}`);
  }
}

/** Part of V2: what was posted before the lots is what this ledger begins with. */
export function checkPosted(evidence: Evidence, step: Step): void {
  const { brought, entries, head, key, p } = evidence;
  (brought.manifests ?? []).forEach((note, place) => {
    const where = `manifest ${place + 1}`;
    const posted = parsePosted(note);
    if (posted === null) return step.fail('posted-not-in-form', where);
    if (key === null || head === null || posted.origin !== head.origin || !isSigned(p, posted, key))
      return step.fail('posted-of-another', where);
    const [manifest, commitment] = entries;
    const other = [...otherFields(posted.manifest, manifest), ...otherFields(posted.commitment, commitment)];
    for (const field of other) step.fail('posted-other', where, { field });
    if (other.length === 0) step.note('posted-same', where);
  });
}

/** Names of fields that read otherwise there than here. */
function otherFields(posted: string, entry: Entry | undefined): string[] {
  const told = parseCanonical(posted);
  if (!isObject(told) || entry === undefined) return ['?'];
  const names = [...new Set([...Object.keys(told), ...Object.keys(entry.fields)])].sort();
  const textOf = (value: (typeof told)[string] | undefined): string => (value === undefined ? '' : canonical(value));
  return names.filter((name) => textOf(told[name]) !== textOf(entry.fields[name]));
}
