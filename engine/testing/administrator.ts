import { createPrivateKey, sign } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { checkpointText } from '#domain/ledger/checkpoint.ts';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { answerCommitment } from '#domain/ledger/fact-entry.ts';
import type { Pid } from '#domain/ids.ts';
import { Frontier, leafHash } from '#domain/ledger/merkle-tree.ts';
import { ed25519Signer, parseVkey, signNote } from '#domain/ledger/signed-note.ts';
import { type Tier } from '../../scripts/bundle/bundle-files.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { nodeHashing } from '../storage/node-hashing.ts';

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface HeldEntry {
  type: string;
  body: Record<string, unknown>;
  opening: string | null;
}

/**
 * Somebody with the server's disk: the database, every key that lies in the data folder, and these sources. What they change they
 * sign anew, so that the data is sound in itself. The keys of witnesses and workstations are not on that disk.
 */
export class Administrator {
  readonly entries: HeldEntry[];
  private readonly db: Database.Database;

  private constructor(
    private readonly dataDir: string,
    private readonly session: string,
  ) {
    this.db = new Database(join(dataDir, 'terang.db'));
    const { no } = this.row();
    const rows = this.db.prepare('SELECT entry, opening FROM ledger WHERE session_no = ? ORDER BY idx').all(no) as {
      entry: Buffer;
      opening: string | null;
    }[];
    this.entries = rows.map(({ entry, opening }) => {
      const [head = '', body = ''] = entry.toString('utf8').split('\n');
      const type = head.slice(head.lastIndexOf('/') + 1);
      return { type, body: JSON.parse(body) as Record<string, unknown>, opening };
    });
  }

  /** Over a copy of the data. */
  static over(dataDir: string, copy: string): Administrator {
    cpSync(dataDir, copy, { recursive: true });
    return new Administrator(copy, 'small');
  }

  /** In the folder itself, while no engine serves it. */
  static inside(dataDir: string, session: string): Administrator {
    return new Administrator(dataDir, session);
  }

  private row(): { readonly no: number; readonly origin: string } {
    return this.db.prepare('SELECT no, origin FROM exam_session WHERE id = ?').get(this.session) as never;
  }

  find(type: string, nth = 0): HeldEntry {
    return this.entries.filter((one) => one.type === type)[nth]!;
  }

  run(sql: string, ...values: unknown[]): void {
    this.db.prepare(sql).run(...values);
  }

  /** Somebody's newest answer never was: the entry is gone, and the fence lets its number be used again. */
  dropNewestAnswer(pid: string): void {
    const found = this.entries.findLast(({ body, type }) => type === 'ANSWER' && body['pid'] === pid)!;
    this.entries.splice(this.entries.indexOf(found), 1);
    const of = '(SELECT no FROM participant WHERE pid = ?)';
    this.run(`UPDATE attempt SET last_mutation = last_mutation - 1 WHERE participant_no = ${of}`, pid);
  }

  /** The first wrong answer that stands becomes right, and the score with it: all that the database allows to make true. */
  mendOneAnswer(): void {
    const session = this.db.prepare('SELECT bank, definition FROM exam_session').get() as Record<string, string>;
    const { items } = JSON.parse(session['bank']!) as { items: { id: string; kind: string; key?: number[] }[] };
    const { sections } = JSON.parse(session['definition']!) as {
      sections: { code: string; scoring: { right: number } }[];
    };
    const plans = this.db
      .prepare('SELECT plan FROM paper JOIN participant ON no = participant_no WHERE pid = ?')
      .pluck();
    for (const answer of this.entries.filter(({ type }) => type === 'ANSWER')) {
      const { pid, pos } = answer.body as { pid: string; pos: number };
      const again = this.entries.filter(
        ({ body }) => body['pid'] === pid && body['pos'] === pos && 'commitment' in body,
      );
      const planned = (
        JSON.parse(plans.get(pid) as string) as { itemId: string; options: number[]; section: string }[]
      )[pos]!;
      const key = items.find(({ id, kind }) => id === planned.itemId && kind === 'single-choice')?.key?.[0];
      const was = JSON.parse(answer.opening!) as { option: string };
      const score = this.entries.findLast(({ body, type }) => type === 'SCORE' && body['pid'] === pid);
      const section = sections.find(({ code }) => code === planned.section);
      if (again.length > 1 || key === undefined || score === undefined || was.option === String(key)) continue;
      if (section?.scoring.right === undefined) continue;
      this.answer(answer, key, planned.options.indexOf(key));
      const gained = section.scoring.right * 100;
      const { sections: parts, total } = score.body as { sections: { code: string; points: number }[]; total: number };
      score.body['total'] = total + gained;
      parts.find(({ code }) => code === section.code)!.points += gained;
      return;
    }
    throw new Error('everything was right already');
  }

  /** Another option, with the commitment that it has under the person's own key, which lies in the database. */
  private answer(entry: HeldEntry, option: number, response: number): void {
    const { pid, seq } = entry.body as { pid: Pid; seq: number };
    const row = this.db.prepare('SELECT answer_key AS key FROM participant WHERE pid = ?').get(pid) as { key: Buffer };
    const opening = JSON.parse(entry.opening!) as { item: never };
    entry.opening = canonicalJson({ ...opening, option: String(option), response });
    const said = { pid, seq, item: opening.item, option: String(option) };
    entry.body['commitment'] = answerCommitment(nodeHashing, new Uint8Array(row.key), said);
  }

  /** Every entry anew, the tree over them, and a checkpoint signed with the log's own key. Older ones that would tell are gone. */
  rewrite(): void {
    const session = this.row();
    const triggers = this.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
    for (const name of triggers) this.db.exec(`DROP TRIGGER ${name}`);
    this.run('DELETE FROM ledger WHERE session_no = ?', session.no);
    this.run('DELETE FROM checkpoint WHERE session_no = ?', session.no);
    const tree = Frontier.empty(nodeHashing);
    const insert = this.db.prepare('INSERT INTO ledger (session_no, idx, entry, leaf, opening) VALUES (?,?,?,?,?)');
    this.entries.forEach(({ body, opening, type }, place) => {
      const entry = entryBytes(nodeHashing, type, body);
      const leaf = leafHash(nodeHashing, entry);
      insert.run(session.no, place, entry, leaf, opening);
      tree.append(leaf);
    });
    const text = checkpointText({ origin: session.origin, size: tree.size, root: tree.root() });
    const note = signNote(nodeHashing, text, this.signer());
    this.run('UPDATE checkpoint_head SET size = ?, note = ? WHERE session_no = ?', tree.size, note, session.no);
  }

  /** The witnesses' lines of the true end, under the checkpoint that is there now. */
  transplantCosignatures(): void {
    const head = this.db.prepare('SELECT size, note FROM checkpoint_head').get() as { size: number; note: string };
    this.db
      .prepare('UPDATE OR REPLACE cosignature SET size = ?, note = ? WHERE size = (SELECT max(size) FROM cosignature)')
      .run(head.size, head.note);
  }

  forgetCosignatures(): void {
    this.db.exec('DELETE FROM cosignature');
  }

  async bundle(tier: Tier): Promise<Uint8Array> {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    return writeBundle(this.dataDir, this.session, { tier });
  }

  close(): void {
    this.db.close();
  }

  private signer() {
    const { vkey } = this.db.prepare('SELECT ledger_vkey AS vkey FROM instance').get() as { vkey: string };
    const seed = Buffer.from(readFileSync(join(this.dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
    const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
    return ed25519Signer(parseVkey(nodeHashing, vkey), (bytes) => new Uint8Array(sign(null, bytes, secret)));
  }
}
