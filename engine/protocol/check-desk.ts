import { z } from 'zod';

/** `POST /check/:session`: what the check desk asks for with the text of a receipt's QR code, and what it is given. */

export const visitCheckDesk = z.strictObject({ receipt: z.string().min(1).max(300) });

/** What the check desk is given. */
export interface Visited {
  readonly ok: true;
  readonly title: { readonly id: string; readonly en: string };
  readonly zone: string;
  readonly vkey: string;
  /** The newest checkpoint, signed. */
  readonly note: string;
  /** Entries about this person and of the session's stages, each with its way to the checkpoint's root in base64. */
  readonly entries: { readonly index: number; readonly text: string; readonly proof: string[] }[];
  readonly openings: {
    readonly entry: number;
    readonly item: string;
    readonly option: string;
    readonly response: unknown;
  }[];
  readonly plan: { readonly itemId: string; readonly options: number[]; readonly section: string }[];
  /** The paper as it was sent: gzipped JSON of a `Form`, read. */
  readonly form: unknown;
}
