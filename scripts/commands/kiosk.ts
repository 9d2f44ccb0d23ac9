import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { browserPolicy } from '../kiosk/browser-policy.ts';
import { type KioskFile, cageScript, kioskUnit, xScript, xorgFlags } from '../kiosk/linux-files.ts';
import { registryFile } from '../kiosk/registry-file.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import { serverUrl } from './server-url.ts';

interface Options {
  readonly address: URL;
  readonly out: string;
}

const PROGRAM = 0o755;
const FILE = 0o644;

export function kioskCommand(terminal: Terminal): Command {
  return new Command('kiosk')
    .description('Write what locks a workstation to one server: browser policies, start scripts, a service.')
    .requiredOption(
      '--address <url>',
      'where the workstations reach the engine, for example https://192.168.1.10:3000',
      serverUrl,
    )
    .requiredOption('--out <folder>', 'folder to write into; files of these names must not be there yet')
    .action(({ address, out }: Options) => {
      for (const line of writeKiosk(address, resolve(out))) terminal.out(line);
    });
}

/** Writes all files or none, and tells where each belongs on a workstation. */
function writeKiosk(address: URL, out: string): string[] {
  const files = kioskFiles(address);
  const taken = files.find(({ name }) => existsSync(join(out, name)));
  if (taken !== undefined) throw new CouldNotRun(`${join(out, taken.name)} is there already: name a new folder.`);
  mkdirSync(out, { recursive: true });
  for (const { isProgram, name, text } of files) {
    const path = join(out, name);
    writeFileSync(path, text, { flag: 'wx' });
    chmodSync(path, isProgram ? PROGRAM : FILE);
  }
  const width = Math.max(...files.map(({ name }) => name.length));
  const warning =
    address.protocol === 'https:'
      ? []
      : ['WARN Without https the network reads along, and browsers withhold what the page watches itself by.'];
  return [
    `${out}: a workstation for ${address.origin} and nothing else.`,
    ...files.map(({ name, place }) => `  ${name.padEnd(width)}  ${place}`),
    ...warning,
    'docs/kiosk.md says how they are put in place, what was tried, and what they do not hold off.',
  ];
}

export function kioskFiles(address: URL): KioskFile[] {
  const policy = browserPolicy(address);
  const json = `${JSON.stringify(policy, null, 2)}\n`;
  const plain = (name: string, place: string, text: string): KioskFile => ({ name, place, text, isProgram: false });
  return [
    plain('terang-policy.json', '/etc/chromium/policies/managed/ (Chrome: /etc/opt/chrome/policies/managed/)', json),
    cageScript(address),
    xScript(address),
    xorgFlags(),
    kioskUnit(),
    plain('terang-chrome.reg', 'Windows, merged by an administrator', registryFile(policy, 'chrome')),
    plain('terang-edge.reg', 'Windows, merged by an administrator', registryFile(policy, 'edge')),
  ];
}
