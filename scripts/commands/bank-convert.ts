import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { DIFFICULTIES, type Difficulty } from '../../engine/domain/bank/bank.ts';
import type { ItemProblem, ReadItems } from '../../engine/domain/item/authored-item.ts';
import { writeCsv } from '../../question-banks/formats/csv/write-csv.ts';
import { writeMoodle } from '../../question-banks/formats/moodle/write-moodle.ts';
import { topicCode } from '../../question-banks/formats/native/bank-codes.ts';
import { writeNative } from '../../question-banks/formats/native/write-native.ts';
import { writeQti } from '../../question-banks/formats/qti/write-qti.ts';
import { writeZip } from '../../question-banks/formats/zip/write-zip.ts';
import { type ReadingFlags, readSource, withReadingFlags } from './bank-reading.ts';
import { describeProblem, spokenProblem } from './bank-report.ts';
import { bankSource } from './bank-source.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

const TARGETS = ['native', 'qti3', 'moodle-xml', 'csv'] as const;
type Target = (typeof TARGETS)[number];

interface ConvertFlags extends ReadingFlags {
  readonly to: Target;
  readonly id?: string;
  readonly title?: string;
  readonly language: string;
  readonly licence: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly json?: boolean;
}

/** A file's content, or a folder's files by their paths. */
interface Written {
  readonly content: string | Uint8Array | ReadonlyMap<string, string | Uint8Array>;
  readonly problems: readonly ItemProblem[];
}

export function convertCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return withReadingFlags(new Command('convert'))
    .description('Write an item bank in another format, and say what does not come along.')
    .argument('<from>', 'folder, archive or file of the bank')
    .argument('<to>', 'what to write: a folder (native) or a file; it must not be there yet')
    .addOption(new Option('--to <format>', 'the format to write').choices(TARGETS).makeOptionMandatory())
    .option('--id <id>', 'id of a native bank; else from the name of <to>')
    .option('--title <title>', 'title of the bank; else its id')
    .option('--language <tag>', 'language of a native bank, and of the headings of a CSV (id or en)', 'id')
    .option('--licence <name>', 'who may use a native bank how', 'not stated')
    .option('--section <name>', 'for items that name no section', 'UMUM')
    .option('--topic <name>', 'for items that name no topic', 'umum')
    .addOption(new Option('--difficulty <level>', 'for items that name none').choices(DIFFICULTIES).default('medium'))
    .option('--json', 'the report as JSON')
    .action(async (from: string, to: string, flags: ConvertFlags) => {
      const place = resolve(to);
      if (existsSync(place)) throw new CouldNotRun(`${to} is there already; nothing is written over.`);
      const read = await readSource(bankSource(resolve(from)), flags, terminal);
      const written = await write(read, place, flags);
      const problems = [...read.problems, ...written.problems];
      if (read.items.length === 0)
        terminal.err(flags.lang === 'id' ? 'Tidak ada soal untuk ditulis.' : 'There is no item to write.');
      else put(place, written.content);
      report(terminal, { problems, items: read.items.length, to }, flags);
      end(read.items.length > 0 && problems.every(({ severity }) => severity !== 'error') ? EXIT.ok : EXIT.problems);
    });
}

async function write(read: ReadItems, place: string, flags: ConvertFlags): Promise<Written> {
  const id = flags.id ?? topicCode(basename(place).replace(/\.[a-z0-9]+$/i, '')).slice(0, 40);
  const { difficulty, language, licence, section, title = id, topic } = flags;
  switch (flags.to) {
    case 'native': {
      const { files, problems } = writeNative(read, { id, title, language, licence, section, topic, difficulty });
      return { content: files, problems };
    }
    case 'moodle-xml': {
      const { problems, text } = writeMoodle(read);
      return { content: text, problems };
    }
    case 'csv': {
      const { problems, text } = writeCsv(read, language === 'en' ? 'en' : 'id');
      return { content: text, problems };
    }
    case 'qti3': {
      const { files, problems } = writeQti(read, title);
      return { content: await writeZip(files), problems };
    }
  }
}

function put(place: string, content: Written['content']): void {
  if (typeof content === 'string' || content instanceof Uint8Array)
    return writeFileSync(place, content, { flag: 'wx' });
  mkdirSync(place);
  for (const [path, inside] of content) {
    const file = join(place, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, inside, { flag: 'wx' });
  }
}

function report(
  terminal: Terminal,
  { items, problems, to }: { problems: readonly ItemProblem[]; items: number; to: string },
  { json = false, lang }: Pick<ConvertFlags, 'json' | 'lang'>,
): void {
  const spoken = problems.map((problem) => spokenProblem(problem, lang));
  if (json) return terminal.out(JSON.stringify({ items, problems: spoken }, null, 2));
  for (const problem of problems) terminal.out(describeProblem(problem, lang));
  const of = (severity: ItemProblem['severity']): number => problems.filter((one) => one.severity === severity).length;
  if (items > 0)
    terminal.out(
      lang === 'id'
        ? `${to}: ${items} soal dibaca; ${of('error')} tidak diambil, ${of('loss')} kehilangan, ${of('note')} catatan.`
        : `${to}: ${items} read; ${of('error')} not taken, ${of('loss')} losses, ${of('note')} notes.`,
    );
}
