import type { GivenVisit } from '../judge-visit.ts';
import { same } from '../../verify/bytes.ts';
import { plainPrimitives } from '../../verify/plain-primitives.ts';
import { tagged } from '../../verify/primitives.ts';
import type { ReceiptCode } from '../../verify/receipt-code.ts';
import type { PaperForm } from './faces.ts';

export interface GivenPage extends GivenVisit {
  readonly ok: true;
  readonly title: { readonly id: string; readonly en: string };
  readonly zone: string;
  readonly form: PaperForm;
}

/** What came back; a refusal by its word. */
export type Asked = GivenPage | { readonly ok: false; readonly word: string };

const HEADERS = { 'content-type': 'application/json', 'x-terang': 'console' };

/** Which session of this engine the receipt is of, and what is recorded there. */
export async function askVisit(receipt: ReceiptCode, text: string): Promise<Asked> {
  const id = await sessionOf(receipt);
  if (id === null) return { ok: false, word: 'no-session' };
  return asked(
    await fetch(`/check/${encodeURIComponent(id)}`, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify({ receipt: text.trim() }),
    }),
  );
}

async function sessionOf({ session }: ReceiptCode): Promise<string | null> {
  const told = (await (await fetch('/ledger/sessions')).json()) as {
    readonly vkey: string;
    readonly sessions: readonly { readonly id: string }[];
  };
  const name = told.vkey.split('+')[0] ?? '';
  const isIt = ({ id }: { readonly id: string }): boolean =>
    same(tagged(plainPrimitives, 'receipt-session', `${name}/${id}`).subarray(0, 8), session);
  return told.sessions.find(isIt)?.id ?? null;
}

/** True: signed in. */
export async function signIn(name: string, password: string, code: string): Promise<boolean> {
  const body = JSON.stringify({ name, password, ...(code !== '' && { code }) });
  return (await fetch('/staff/sign-in', { method: 'POST', headers: HEADERS, body })).ok;
}

async function asked(response: Response): Promise<Asked> {
  const reply = (await response.json()) as
    GivenPage | { readonly ok: false; readonly refusal: { readonly word: string } };
  return reply.ok ? reply : { ok: false, word: reply.refusal.word };
}
