import type { KeptToken } from '../connection/kept-token.ts';

/** The picture that came with the roster, of whoever's token this page keeps; null where there is none or it does not come. */
export async function fetchOwnPhoto(token: KeptToken): Promise<Blob | null> {
  try {
    const kept = await token.read();
    if (kept === null) return null;
    const reply = await fetch('/own-photo', { headers: { Authorization: `Bearer ${kept}` }, cache: 'no-store' });
    return reply.status === 200 ? await reply.blob() : null;
  } catch {
    // Nobody's exam waits for a picture.
    return null;
  }
}
