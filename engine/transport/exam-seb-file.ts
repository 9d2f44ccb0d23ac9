import type { Hashing } from '#domain/draw/hashing.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { configKey } from '#domain/lockdown/seb-config-key.ts';
import { ENTER_PATH, sebExamSettings } from '#domain/lockdown/seb-exam-settings.ts';
import { writePlist } from '#domain/lockdown/seb-write-plist.ts';
import { makeSebFile } from './seb-container.ts';

export interface SebFilePlan {
  /** Scheme, host and port as the stations will reach the engine. */
  readonly url: URL;
  /** Null leaves the file open to anybody who has it. */
  readonly password: string | null;
  readonly quitPassword: string;
  /** 32 bytes. The same ones make a file with the same keys. */
  readonly salt: Uint8Array;
  readonly screenReader: boolean;
}

/** Other characters are encoded differently by SEB's own tools and versions before a key is made of them. */
export const SEB_PASSWORD = /^[\x21-\x7e]{1,100}$/;

/** A settings file of Safe Exam Browser for one engine, and the key that its settings have; the cover does not change the key. */
export function examSebFile(
  h: Hashing,
  { password, quitPassword, salt, screenReader, url }: SebFilePlan,
): { readonly file: Uint8Array; readonly configKey: string; readonly startUrl: string } {
  const hashedQuitPassword = toHex(h.sha256(h.utf8(quitPassword)));
  const settings = sebExamSettings({ origin: url.origin, host: url.host, hashedQuitPassword, salt, screenReader });
  const xml = h.utf8(writePlist(settings));
  const file = password === null ? makeSebFile('plnd', xml) : makeSebFile('pswd', xml, password);
  return { file, configKey: configKey(h, settings), startUrl: url.origin + ENTER_PATH };
}
