import { type Bytes, hex, same, toBase64, u64, utf8 } from '../bytes.ts';
import type { Entry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { tagged } from '../primitives.ts';
import type { ReceiptCode } from '../receipt-code.ts';
import { type Opening, answerKeys } from './answer-steps.ts';
import { saidOf } from './chain-steps.ts';

/** V22 for a receipt's QR code: its root is signed and of this tree, its score stands there, its key opens what the person answered. */
export function checkReceiptCode(evidence: Evidence, receipt: ReceiptCode, where: string, step: Step): void {
  const { entries, head, key, leaves, p, roots } = evidence;
  const { index, keyId, leaf, pid, root, session, signature, size } = receipt;
  const origin = head?.origin ?? '';
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const isOfThis = key !== null && same(keyId, key.id) && same(session, sessionOf(evidence, origin));
  if (!isOfThis || !p.verifyEd25519(key.publicKey, utf8(text), signature))
    return step.fail('receipt-of-another', where);
  const [ownRoot, ownLeaf] = [roots.get(size), leaves[index]];
  const isThere = ownRoot !== undefined && same(ownRoot, root) && ownLeaf !== undefined && same(ownLeaf, leaf);
  if (!isThere || index >= size) return step.fail('receipt-not-kept', where, { entry: index });
  const entry = entries.find((one) => one.index === index);
  if (entry?.type !== 'SCORE' || entry.body.pid !== pid) return step.fail('receipt-of-another', where);
  step.note('receipt-kept', where, { entry: index, type: entry.type, leaf: hex(leaf).slice(0, 16) });
  checkAnswerKey(evidence, receipt, where, step);
}

function sessionOf({ p }: Evidence, origin: string): Bytes {
  return tagged(p, 'receipt-session', origin).subarray(0, 8);
}

/** Whether the key is the one under which this person's answers were hidden, as far as can be told from outside. */
function checkAnswerKey(evidence: Evidence, { answerKey, pid }: ReceiptCode, where: string, step: Step): void {
  const own = evidence.entries.filter(({ body }) => body.pid === pid);
  const openings = new Map(own.flatMap((entry) => opened(evidence, answerKey, entry)));
  const hidden = own.filter(({ type }) => type === 'ANSWER' || type === 'CLEAR');
  const given = { keys: new Map([[pid, answerKey]]), openings };
  const said = own
    .filter(({ body }) => body.said !== undefined)
    .map((one) => [one.body.said, saidOf(evidence.p, given, one)]);
  const known = answerKeys(evidence, null)?.get(pid);
  const isAnother =
    (known !== undefined && !same(known, answerKey)) ||
    said.some(([told, computed]) => computed !== null && told !== computed) ||
    (evidence.papers !== null && hidden.some(({ index, type }) => type === 'CLEAR' && !openings.has(index)));
  if (isAnother) return step.fail('receipt-key-other', where);
  const values = { opened: openings.size, count: hidden.length };
  const isTold = known !== undefined || openings.size > 0 || said.some(([, computed]) => computed !== null);
  if (isTold || hidden.length === 0) step.note('receipt-opens', where, values);
  else step.skip('receipt-key-untold', where, values);
}

/** What one entry of this person's says under the key, by trying every option: who has no key can try as long as they like. */
function opened({ p, papers }: Evidence, key: Bytes, { body, index, type }: Entry): [number, Opening][] {
  const place = papers?.get(body.pid)?.[body.pos];
  if (place === undefined || (type !== 'ANSWER' && type !== 'CLEAR')) return [];
  const nonce = p.hmac(key, u64(body.seq));
  const options = type === 'CLEAR' ? ['-'] : place.options.map(String);
  const response = options.findIndex(
    (option) => hex(tagged(p, 'answer', body.pid, place.itemId, option, nonce)) === body.commitment,
  );
  if (response < 0) return [];
  return [[index, { item: place.itemId, option: options[response]!, response: type === 'CLEAR' ? null : response }]];
}
