import { say } from '../../engine/domain/sentences/say.ts';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { scoreItem } from '../../question-banks/formats/qti/score-item.ts';
import { type Line, linesOf } from './lines-of.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import { type FoundItem, findItem } from './qti-item-source.ts';

/** Characters of one line: a long essay and a file's name, not a file. */
const LONGEST_LINE = 8 * 1024 * 1024;
/** Trees of items kept, because lines about one item mostly stand together. */
const KEPT = 32;

export function itemCommand(terminal: Terminal): Command {
  const score = new Command('score')
    .description('Score responses to items of QTI 2.1, 2.2 and 3.0, by the items’ own rules.')
    .argument('[file]', 'a file of lines; without it they come on standard input')
    .addHelpText('after', SHAPES)
    .action(async (file: string | undefined) => {
      const input = file === undefined ? process.stdin : createReadStream(await readable(file));
      await scoreLines(input, (line) => terminal.out(line));
    });
  return new Command('item').description('Look at single items.').addCommand(score);
}

const SHAPES = `
Each line is {"id": …, "item": PATH, "responses": {"RESPONSE": …}}, and may have "seed". PATH is an item's file, or a folder or package
with one. For each line one is printed, in order: {"id": …, "outcomes": {"SCORE": …, …}}, or {"id": …, "unsupported": "why"}.`;

async function readable(file: string): Promise<string> {
  if (!(await stat(file)).isFile()) throw new CouldNotRun(`${file} is no file.`);
  return file;
}

/** Scores line by line, so that what is written follows what is read. */
export async function scoreLines(
  input: AsyncIterable<Uint8Array | string>,
  say: (line: string) => void,
): Promise<void> {
  const kept = new Map<string, FoundItem>();
  const itemAt = async (path: string): Promise<FoundItem> => {
    const found = kept.get(path) ?? (await findItem(path));
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(path, found);
    return found;
  };
  let number = 0;
  for await (const line of linesOf(input, LONGEST_LINE)) {
    number += 1;
    say(await answered(line, number, itemAt));
  }
}

/** Every line is answered: what is wrong with one of them, even with this program, is no reason to leave out the others. */
async function answered(...of: Parameters<typeof scoreLine>): Promise<string> {
  try {
    return JSON.stringify(await scoreLine(...of));
  } catch (fault) {
    return JSON.stringify({ id: null, unsupported: `line ${of[1]} cannot be scored: ${String(fault)}` });
  }
}

type Asked = Readonly<Record<string, unknown>>;

async function scoreLine(line: Line, number: number, itemAt: (path: string) => Promise<FoundItem>): Promise<object> {
  const asked = line === null ? null : parsed(number === 1 ? line.replace(/^\ufeff/u, '') : line);
  if (asked === null) {
    const why = line === null ? `is longer than ${LONGEST_LINE} characters` : 'is no JSON object';
    return { id: null, unsupported: `line ${number} ${why}` };
  }
  const { id = null, item, responses = {}, seed } = asked;
  if (typeof item !== 'string' || item === '') return { id, unsupported: `line ${number} names no item` };
  if (!isObject(responses)) return { id, unsupported: `line ${number} has responses that are no object` };
  if (seed !== undefined && seed !== null && typeof seed !== 'number') {
    return { id, unsupported: `line ${number} has a seed that is no number` };
  }
  const found = await itemAt(item);
  if (!found.ok) return { id, unsupported: found.reason };
  const scored = scoreItem(found.item, responses, seed ?? undefined);
  return scored.ok ? { id, outcomes: scored.outcomes } : { id, unsupported: say(scored.unsupported, 'en') };
}

function parsed(line: string): Asked | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
