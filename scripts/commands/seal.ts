import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import QRCode from 'qrcode';
import { readDefinition } from '../../engine/domain/definition/read-definition.ts';
import { ed25519Signer, parseVkey, signNote } from '../../engine/domain/ledger/signed-note.ts';
import { signingKey } from '../../engine/storage/ed25519.ts';
import { hashing } from '../verify-ledger/node-crypto.ts';
import { type SessionEvidence, readEvidence } from '../verify-ledger/evidence.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import { type Sealed, manifestPage } from './manifest-page.ts';

interface SealOptions {
  readonly data: string;
  readonly out: string;
}

export function sealCommand(terminal: Terminal): Command {
  return new Command('seal')
    .description('Write what a session has fixed, signed, and as a page to post before the lots. Reads only.')
    .argument('<session>', 'id of a session')
    .addOption(new Option('--data <folder>', 'data folder').env('TERANG_DATA').default('terang-data'))
    .requiredOption('--out <name>', 'NAME.note is made, for `terang verify --manifest`, and NAME.html, to print')
    .action(async (id: string, options: SealOptions) => {
      const dataDir = resolve(options.data);
      const { instance, sessions } = readEvidence(dataDir);
      const session = sessions.find((one) => one.id === id);
      if (session === undefined || instance === null) throw new CouldNotRun(`${dataDir} has no session ${id}.`);
      const sealed = readSealed(session);
      const note = postedNote(dataDir, instance.vkey, session.origin, sealed);
      const qr = await QRCode.toString(`terang-seed:${id}:${sealed.commitment}`, { type: 'svg', margin: 0 });
      const { definition } = readDefinition(JSON.parse(session.definition));
      if (definition === null) throw new CouldNotRun(`The rules of ${id} cannot be read.`);
      const page = manifestPage({ definition, note, origin: session.origin, qr, sealed, vkey: instance.vkey });
      const base = resolve(options.out);
      for (const [name, text] of [
        [`${base}.note`, note],
        [`${base}.html`, page],
      ] as const) {
        if (existsSync(name)) throw new CouldNotRun(`${name} is there already; nothing is written over.`);
        writeFileSync(name, text, { flag: 'wx' });
        terminal.out(name);
      }
      terminal.out(`Secret committed to: ${sealed.commitment}`);
      if (sealed.isDrawn)
        terminal.err('The lots of this session are drawn already: what is posted now proves nothing about them.');
    });
}

function readSealed({ entries, id }: SessionEvidence): Sealed {
  const [manifest, seed] = entries.slice(0, 2).map(({ entry }) => Buffer.from(entry).toString('utf8'));
  const types = entries.map(({ entry }) => /\/([A-Z_]+)\n/.exec(Buffer.from(entry).toString('utf8'))?.[1]);
  if (types[0] !== 'MANIFEST' || types[1] !== 'SEED_COMMIT')
    throw new CouldNotRun(`The ledger of ${id} does not begin with its MANIFEST.`);
  const bodyOf = (text: string | undefined): string => (text ?? '').slice((text ?? '').indexOf('\n') + 1);
  const { commitment } = JSON.parse(bodyOf(seed)) as { commitment: string };
  const body = JSON.parse(bodyOf(manifest)) as Sealed['body'];
  return { manifest: bodyOf(manifest), seed: bodyOf(seed), body, commitment, isDrawn: types.includes('DRAW') };
}

/** SPEC section 4, "Posted". */
function postedNote(dataDir: string, vkey: string, origin: string, { manifest, seed }: Sealed): string {
  const file = join(dataDir, 'ledger.key');
  if (!existsSync(file)) throw new CouldNotRun(`${dataDir} has no ledger.key: only the hall's own folder can sign.`);
  const key = parseVkey(hashing, vkey);
  const { publicKey, sign } = signingKey(new Uint8Array(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')));
  if (!Buffer.from(publicKey).equals(key.publicKey))
    throw new CouldNotRun('ledger.key is not the key that signed this data.');
  const text = ['terang-manifest/1', origin, manifest, seed].map((line) => `${line}\n`).join('');
  return signNote(hashing, text, ed25519Signer(key, sign));
}
