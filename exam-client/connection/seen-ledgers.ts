/**
 * What this workstation has seen of the hall's ledgers: the newest signed checkpoint of each, kept across reloads and people. It is
 * shown to the engine again and again, so that one which was put back to an older state is found out, by it or here.
 */
const KEPT_AS = 'terang-seen-ledgers';
const LONGEST_NOTE = 4_000;

type Notes = Readonly<Record<string, string>>;

interface Box {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

export type Ask = (path: string, body?: string) => Promise<{ readonly status: number; readonly text: string }>;

/** True where the engine's ledgers are no longer those that were seen here. Rejects where it does not answer. */
export async function compareLedgers(box: Box, ask: Ask): Promise<boolean> {
  const before = notesIn(box);
  const told = JSON.parse((await ask('/ledger/sessions')).text) as { sessions: readonly { readonly id: string }[] };
  const after: Record<string, string> = {};
  let isOther = false;
  for (const { id } of told.sessions) {
    const { status, text } = await ask(`/ledger/${id}/checkpoint`);
    if (status !== 200 || text.length > LONGEST_NOTE) continue;
    const held = before[id];
    after[id] = text;
    // Of another hall: a computer may have been carried here.
    if (held === undefined || originOf(held) !== originOf(text)) continue;
    const shown = await ask(`/ledger/${id}/seen`, held);
    if (shown.status !== 409 && !contradicts(held, text)) continue;
    isOther = true;
    after[id] = held;
  }
  box.setItem(KEPT_AS, JSON.stringify(after));
  return isOther;
}

/** Sizes and roots alone: that a longer ledger goes on from a shorter one is the witnesses' to prove. */
function contradicts(held: string, offered: string): boolean {
  const [, sizeBefore = '', rootBefore = ''] = held.split('\n');
  const [, size = '', root = ''] = offered.split('\n');
  return Number(size) < Number(sizeBefore) || (size === sizeBefore && root !== rootBefore);
}

function originOf(note: string): string {
  return note.slice(0, note.indexOf('\n'));
}

function notesIn(box: Box): Notes {
  try {
    const found: unknown = JSON.parse(box.getItem(KEPT_AS) ?? '{}');
    const isSound =
      typeof found === 'object' && found !== null && Object.values(found).every((one) => typeof one === 'string');
    return isSound ? (found as Notes) : {};
  } catch {
    return {};
  }
}
