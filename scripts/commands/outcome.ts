/** What the exit code of every command means. */
export const EXIT = {
  ok: 0,
  /** The thing that was checked has problems. */
  problems: 1,
  wrongUse: 2,
  couldNotRun: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Exit codes: 0 ok, 1 what was checked has problems, 2 wrong use, 3 could not run.`;

/** Where a command says what it has to say. Results go to `out`, everything about the run to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

/** The command was understood and cannot be done here; the message is a sentence for the person who typed it. */
export class CouldNotRun extends Error {
  override name = 'CouldNotRun';
}

const DISK_AND_NETWORK: Readonly<Record<string, (where: string) => string>> = {
  EEXIST: (where) => `${where} is there already, and is another kind of thing.`,
  ENOENT: (where) => `${where} is not there.`,
  ENOTDIR: (where) => `${where} is not a folder.`,
  EISDIR: (where) => `${where} is a folder.`,
  EACCES: (where) => `${where} is not open to this user.`,
  EPERM: (where) => `${where} is not open to this user.`,
  ENOSPC: () => 'The disk is full.',
  EROFS: (where) => `${where} lies on a disk that cannot be written to.`,
  EADDRINUSE: (where) => `Something else listens on ${where}: stop it, or choose another port with --port.`,
  EADDRNOTAVAIL: (where) => `This machine cannot listen on ${where}: choose another address with --host.`,
  ECONNREFUSED: (where) => `Nobody listens on ${where}.`,
};

/** Faults that say in their message what a person can do about them. */
const SPEAKING = ['CouldNotRun', 'Malformed', 'NoBundle', 'NoEvidence', 'UnusableDatabase'];

/** One sentence for what can happen to anybody; the whole stack for a fault of the program, which is to be reported. */
export function explain(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null || !('message' in fault)) return String(fault);
  const {
    address,
    code = '',
    message,
    name,
    path,
    port,
    stack,
  } = fault as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (SPEAKING.includes(name)) return message;
  const where = path ?? (port === undefined ? 'the file' : `${address ?? ''}:${port}`);
  return DISK_AND_NETWORK[code]?.(where) ?? stack ?? message;
}
