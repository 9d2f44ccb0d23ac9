import type { X509Certificate } from 'node:crypto';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';
const SPOKEN_BYTES = 16;

/** SHA-256 of a certificate as browsers and operating systems show it. */
export function fingerprint(certificate: X509Certificate): string {
  return certificate.fingerprint256;
}

/**
 * The first half of the fingerprint in eight words that can be said over a telephone: each is 16 bits as
 * consonant-vowel-consonant-vowel-consonant (proquints, arXiv:0901.4016). 128 bits are more than anybody can forge.
 */
export function spokenFingerprint(certificate: X509Certificate): string {
  const bytes = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').subarray(0, SPOKEN_BYTES);
  return Array.from({ length: SPOKEN_BYTES / 2 }, (_, place) => spoken(bytes.readUInt16BE(place * 2))).join(' ');
}

export function spoken(word: number): string {
  const consonant = (shift: number): string => CONSONANTS[(word >> shift) & 0xf]!;
  const vowel = (shift: number): string => VOWELS[(word >> shift) & 0x3]!;
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}
