import type { KeptToken } from '../connection/kept-token.ts';

/**
 * One picture or sound from the engine, for the person whose token this page keeps. Its name is the SHA-256 of its bytes; where the
 * browser can hash (https, or this computer itself) bytes of another name are refused.
 */
export async function fetchMedium(token: KeptToken, name: string): Promise<Blob> {
  const kept = await token.read();
  if (kept === null) throw new Error('nobody is signed in');
  const reply = await fetch(`/media/${name}`, { headers: { Authorization: `Bearer ${kept}` } });
  if (!reply.ok) throw new Error(`the engine answered ${reply.status}`);
  const bytes = await reply.blob();
  const { subtle } = crypto as Partial<Crypto>;
  if (subtle !== undefined && hex(await subtle.digest('SHA-256', await bytes.arrayBuffer())) !== name) {
    throw new Error('these are other bytes than the name says');
  }
  return bytes;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
