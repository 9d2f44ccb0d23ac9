import { fromBase64, hex, same } from '../bytes.ts';
import { readEntry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { isSigned, parseCheckpoint } from '../note.ts';
import { parseReceiptCode } from '../receipt-code.ts';
import { leafOf, rootFromProof } from '../tree.ts';
import { checkAcks } from './ack-steps.ts';
import { checkReceiptCode } from './receipt-code-steps.ts';

/** V22: what candidates were promised is in the ledger. */
export function checkReceipts(evidence: Evidence, step: Step): void {
  const receipts = evidence.brought.receipts ?? [];
  if (receipts.length === 0) return step.skip('no-receipt-brought');
  receipts.forEach((receipt, place) => {
    const where = `receipt ${place + 1}`;
    const code = parseReceiptCode(receipt);
    if (receipt.startsWith('{')) checkAcks(evidence, receipt, where, step);
    else if (code === null) checkReceipt(evidence, receipt, where, step);
    else checkReceiptCode(evidence, code, where, step);
  });
}

const PROOF = /^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/=]+\n)*)\n/;

/** A `.tlog-proof` whose extra data is the entry itself. */
function checkReceipt({ head, key, leaves, p, roots }: Evidence, receipt: string, where: string, step: Step): void {
  const found = PROOF.exec(receipt);
  const checkpoint = found === null ? null : parseCheckpoint(receipt.slice(found[0].length));
  const entry = found === null ? null : fromBase64(found[1] as string);
  const proof = (found?.[3] ?? '').split('\n').slice(0, -1).map(fromBase64);
  if (found === null || checkpoint === null || entry === null || proof.some((one) => one === null))
    return step.fail('receipt-not-in-form', where);
  if (key === null || checkpoint.origin !== head?.origin || !isSigned(p, checkpoint, key))
    return step.fail('receipt-of-another', where);
  const index = Number(found[2]);
  const leaf = leafOf(p, entry);
  const root = rootFromProof(p, leaf, index, checkpoint.size, proof as Uint8Array[]);
  if (root === null || !same(root, checkpoint.root)) return step.fail('receipt-proves-nothing', where);
  const own = roots.get(checkpoint.size);
  if (own === undefined || !same(own, checkpoint.root) || leaves[index] === undefined || !same(leaves[index], leaf))
    return step.fail('receipt-not-kept', where, { entry: index });
  const read = readEntry(index, entry);
  step.note('receipt-kept', where, {
    entry: index,
    type: 'code' in read ? '?' : read.type,
    leaf: hex(leaf).slice(0, 16),
  });
}
