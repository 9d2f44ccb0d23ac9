import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainPrimitives } from '../../../scripts/verify/plain-primitives.ts';
import { rootFromProof } from '../../../scripts/verify/tree.ts';
import { nodePrimitives } from '../../../scripts/verify/node-primitives.ts';
import { describeVectors, jsonFiles } from './describe-vectors.ts';

// The verifiers bring arithmetic of their own, in TypeScript and in Python: it is held against the same published cases.

interface Case {
  readonly result: string;
  readonly msg: string;
  readonly sig: string;
  readonly key: string;
  readonly tag: string;
}

interface Group {
  readonly publicKey: { readonly pk: string };
  readonly tagSize: number;
  readonly tests: readonly Case[];
}

const verifiers = path.resolve(__dirname, '../../../scripts/verify');
const inPython = spawnSync('python3', ['--version']).status === 0 ? test : test.skip;
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

function groups(directory: string, name: string): readonly Group[] {
  return (JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as { testGroups: readonly Group[] }).testGroups;
}

function python(program: string, argument: string): unknown {
  const head = 'import json, sys\nsys.path.insert(0, sys.argv[1])\nimport verify\n';
  return JSON.parse(execFileSync('python3', ['-B', '-c', head + program, verifiers, argument], { encoding: 'utf8' }));
}

describeVectors('Wycheproof, by the verifiers of bundles', 'merkle/wycheproof', (directory) => {
  const signatures = groups(directory, 'ed25519_test.json').flatMap(({ publicKey, tests }) =>
    tests.map(({ msg, result, sig }) => ({ key: publicKey.pk, msg, sig, valid: result === 'valid' })),
  );
  const macs = groups(directory, 'hmac_sha256_test.json').flatMap(({ tagSize, tests }) =>
    tests.map(({ key, msg, result, tag }) => ({ key, msg, tag, valid: result === 'valid', digits: tagSize / 4 })),
  );

  test('every Ed25519 signature is judged as published, by arithmetic and by node', () => {
    expect(signatures).toHaveLength(151);
    for (const { verifyEd25519 } of [plainPrimitives, nodePrimitives]) {
      const wrong = signatures.filter(({ key, msg, sig, valid }) => verifyEd25519(hex(key), hex(msg), hex(sig)) !== valid);
      expect(wrong).toEqual([]);
    }
  });

  test('every HMAC is judged as published', () => {
    expect(macs).toHaveLength(174);
    const wrong = macs.filter(({ digits, key, msg, tag, valid }) => {
      const computed = Buffer.from(plainPrimitives.hmac(hex(key), hex(msg))).toString('hex');
      return (computed.slice(0, digits) === tag) !== valid;
    });
    expect(wrong).toEqual([]);
  });

  inPython('every Ed25519 signature is judged as published, by Python', () => {
    const program = `
for group in [json.load(open(sys.argv[2]))["testGroups"]]:
    said = [verify.verify_ed25519(bytes.fromhex(g["publicKey"]["pk"]), bytes.fromhex(t["msg"]), bytes.fromhex(t["sig"]))
            for g in group for t in g["tests"]]
print(json.dumps(said))`;
    const said = python(program, path.join(directory, 'ed25519_test.json'));
    expect(said).toEqual(signatures.map(({ valid }) => valid));
  });
});

interface InclusionCase {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

describeVectors('RFC 6962 inclusion proofs, by the verifiers of bundles', 'merkle/rfc6962/inclusion', (directory) => {
  const cases = jsonFiles<InclusionCase>(directory).map(([, one]) => one);
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

  test('every proof is judged as published', () => {
    expect(cases).toHaveLength(98);
    const wrong = cases.filter(({ leafHash, leafIdx, proof, root, treeSize, wantErr }) => {
      const leaf = bytes(leafHash);
      const found = rootFromProof(plainPrimitives, leaf, leafIdx, treeSize, (proof ?? []).map(bytes));
      return (leaf.length === 32 && found !== null && Buffer.compare(found, bytes(root)) === 0) === wantErr;
    });
    expect(wrong).toEqual([]);
  });

  inPython('every proof is judged as published, by Python', () => {
    const program = `
from base64 import b64decode as d
said = []
for c in json.loads(sys.argv[2]):
    leaf = d(c["leafHash"])
    root = verify.root_from_proof(leaf, c["leafIdx"], c["treeSize"], [d(p) for p in c["proof"] or []])
    said.append(len(leaf) == 32 and root is not None and root == d(c["root"]))
print(json.dumps(said))`;
    expect(python(program, JSON.stringify(cases))).toEqual(cases.map(({ wantErr }) => !wantErr));
  });
});
