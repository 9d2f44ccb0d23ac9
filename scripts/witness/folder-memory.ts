import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Remembered } from './judge-note.ts';
import type { Alarm, Memory } from './watch.ts';

const NOTES = '.notes.jsonl';

/** What a witness has seen, in files that only grow: a line of JSON for each note, and for each alarm. */
export function folderMemory(folder: string): Memory {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'log-key.txt');
  const alarmFile = join(folder, 'alarms.jsonl');
  const newest = new Map<string, Remembered | null>();
  const notesOf = (session: string): string => join(folder, `${session}${NOTES}`);
  return {
    logKey: () => Promise.resolve(existsSync(keyFile) ? readFileSync(keyFile, 'utf8').trim() : null),
    rememberLogKey: (vkey) => Promise.resolve(appendLine(keyFile, vkey)),
    newest: (session) => {
      if (!newest.has(session)) newest.set(session, lastOf<Remembered>(notesOf(session)));
      return Promise.resolve(newest.get(session) ?? null);
    },
    sessions: () => {
      const files = readdirSync(folder).filter((name) => name.endsWith(NOTES));
      return Promise.resolve(files.map((name) => name.slice(0, -NOTES.length)));
    },
    append: (session, seen) => {
      appendLine(notesOf(session), JSON.stringify(seen));
      newest.set(session, seen);
      return Promise.resolve();
    },
    appendAlarm: (session, alarm) => {
      const before = linesOf<Alarm & { session: string }>(alarmFile);
      const isKnown = before.some(
        (one) => one.session === session && one.offered === alarm.offered && one.why === alarm.why,
      );
      if (!isKnown) appendLine(alarmFile, JSON.stringify({ session, ...alarm }));
      return Promise.resolve();
    },
    alarms: () => Promise.resolve(linesOf(alarmFile)),
  };
}

function linesOf<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // A line that was cut by a lost current has no line feed after it.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as T);
}

function lastOf<T>(file: string): T | null {
  return linesOf<T>(file).at(-1) ?? null;
}

function appendLine(file: string, line: string): void {
  const opened = openSync(file, 'a', 0o600);
  try {
    writeSync(opened, `${line}\n`);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
