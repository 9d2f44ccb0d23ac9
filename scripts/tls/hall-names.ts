import { type NetworkInterfaceInfo, hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** Under which names and addresses browsers reach the hall. */
export interface HallNames {
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST_NAME = 253;

/** Lower case and without what is no letter of the network; null for what is no host name and no address. */
export function readHost(given: string): string | null {
  const plain = given.trim();
  if (isIP(plain) !== 0) return plain.toLowerCase();
  const host = domainToASCII(plain).replace(/[.]$/, '');
  const labels = host.split('.');
  // What ends in a number would be read as an address by a browser.
  const fits =
    host.length <= LONGEST_NAME && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)!);
  return fits ? host : null;
}

/** This machine as it is now, and what somebody adds. */
export function hallNames(
  more: readonly string[],
  machine: string = hostname(),
  networks: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): HallNames {
  const name = readHost(machine);
  const own = name === null ? [] : [name, `${name.split('.')[0]}.local`];
  const all = ['localhost', ...own.filter((host) => isIP(host) === 0), ...more];
  return {
    hosts: [...new Set(all.filter((host) => isIP(host) === 0))],
    addresses: [
      ...new Set(['127.0.0.1', '::1', ...presentAddresses(networks), ...all.filter((host) => isIP(host) !== 0)]),
    ],
  };
}

function presentAddresses(networks: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  const all = Object.values(networks).flatMap((addresses) => addresses ?? []);
  // A link-local address of version 6 is only one together with an interface, and browsers take none of those.
  return all.filter(({ address, internal }) => !internal && !/^fe[89ab]/i.test(address)).map(({ address }) => address);
}

/** An address as a certificate holds it: 4 or 16 bytes. */
export function addressBytes(address: string): Uint8Array {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.'), Number);
  const [head = '', tail] = dotless(address).split('::');
  const groups = (half: string): number[] => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16)));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Uint8Array.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

/** `::ffff:10.0.0.1` is `::ffff:a00:1`. */
function dotless(address: string): string {
  return address.replace(/%.*$/, '').replace(/(\d+)[.](\d+)[.](\d+)[.](\d+)$/, (_, a, b, c, d) => {
    const [w, x, y, z] = [a, b, c, d].map(Number) as [number, number, number, number];
    return `${((w << 8) | x).toString(16)}:${((y << 8) | z).toString(16)}`;
  });
}
