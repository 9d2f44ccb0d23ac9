/** An address of the network: 32 bits under family 4, 128 under family 6. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** A block of addresses that begin with the same `length` bits (RFC 4632, RFC 4291 2.3). */
export interface Cidr extends Address {
  readonly length: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const OCTET = /^(0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const LENGTH = /^(0|[1-9]\d{0,2})$/;
const GROUPS = 8;
/** RFC 4291 2.5.5.2: how a socket of family 6 tells the address of somebody who came by family 4. */
const MAPPED = 0xffffn << 32n;
const MAPPED_LENGTH = 96;

/**
 * An address as people and sockets write it, with or without a zone (`fe80::1%eth0`); null for anything else. An address of
 * family 4 that is mapped into family 6 is the same as the plain one.
 */
export function readAddress(text: string): Address | null {
  const [bare = '', ...zones] = text.split('%');
  const four = fourBits(bare);
  if (four !== null) return zones.length === 0 ? { family: 4, bits: four } : null;
  const six = sixBits(bare);
  if (six === null || zones.length > 1) return null;
  return six >> 32n === MAPPED >> 32n ? { family: 4, bits: six & 0xffff_ffffn } : { family: 6, bits: six };
}

/** A block, or one address; or what is wrong with it. Bits beyond the length are a slip, and are not guessed at. */
export function readCidr(text: string): Cidr | { readonly problem: string } {
  const [host = '', length, ...more] = text.split('/');
  const address = host.includes('%') ? null : readAddress(host);
  if (address === null || more.length > 0) return { problem: `"${text}" is no address and no block of addresses` };
  const full = BITS[address.family];
  if (length === undefined) return { ...address, length: full };
  const isMapped = address.family === 4 && host.includes(':');
  const told = LENGTH.test(length) ? Number(length) - (isMapped ? MAPPED_LENGTH : 0) : -1;
  if (told < 0 || told > full) return { problem: `"${text}" has no length from 0 to ${full} after the stroke` };
  const start = masked(address.bits, full, told);
  if (start === address.bits) return { ...address, length: told };
  return {
    problem: `"${text}" is an address inside a block; the block is ${writeAddress(address.family, start)}/${told}`,
  };
}

export function isInside(block: Cidr, { family, bits }: Address): boolean {
  const full = BITS[family];
  return block.family === family && masked(bits, full, block.length) === block.bits;
}

function masked(bits: bigint, full: number, length: number): bigint {
  const free = BigInt(full - length);
  return (bits >> free) << free;
}

function fourBits(text: string): bigint | null {
  const octets = text.split('.');
  if (octets.length !== 4 || octets.some((octet) => !OCTET.test(octet) || Number(octet) > 255)) return null;
  return octets.reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}

function sixBits(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [before, behind] = halves.map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]?];
  const left = groupsOf(before, behind === undefined);
  const right = groupsOf(behind ?? [], true);
  if (left === null || right === null) return null;
  const missing = GROUPS - left.length - right.length;
  if (behind === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...left, ...Array<bigint>(missing).fill(0n), ...right];
  return all.reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** The last part may be written as an address of family 4. */
function groupsOf(parts: readonly string[], endsAddress: boolean): bigint[] | null {
  const groups: bigint[] = [];
  for (const [place, part] of parts.entries()) {
    const four = endsAddress && place === parts.length - 1 ? fourBits(part) : null;
    if (four !== null) groups.push(four >> 16n, four & 0xffffn);
    else if (GROUP.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

/** As it could be read again; groups of zeros are not shortened. */
export function writeAddress(family: Address['family'], bits: bigint): string {
  const [count, width, join, base] = family === 4 ? ([4, 8n, '.', 10] as const) : ([8, 16n, ':', 16] as const);
  const parts = Array.from(
    { length: count },
    (_, place) => (bits >> (BigInt(count - 1 - place) * width)) & ((1n << width) - 1n),
  );
  return parts.map((part) => part.toString(base)).join(join);
}
