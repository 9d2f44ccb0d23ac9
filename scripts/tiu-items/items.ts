/** A calculated item before it is written, and how it is written. */

type Difficulty = 'easy' | 'medium' | 'hard';
type Place = 1 | 2 | 3 | 4 | 5;

interface Wrong {
  readonly text: string;
  /** The slip that leads to this option. */
  readonly slip: string;
}

export interface Draft {
  readonly difficulty: Difficulty;
  readonly stem: readonly string[];
  readonly key: string;
  readonly wrong: readonly Wrong[];
  readonly keyAt: Place;
  readonly reason: string;
  readonly pinLast?: boolean;
}

export interface Topic {
  readonly topic: string;
  readonly prefix: string;
  readonly drafts: readonly Draft[];
}

export const slip = (text: string, why: string): Wrong => ({ text, slip: why });

function renderItem(id: string, draft: Draft): string {
  const options = draft.wrong.map((wrong) => ({ mark: ' ', text: wrong.text }));
  options.splice(draft.keyAt - 1, 0, { mark: 'x', text: draft.key });
  if (options.length !== 5 || new Set(options.map((option) => option.text)).size !== 5) {
    throw new Error(`${id}: the options are not five different values: ${options.map((o) => o.text).join(' | ')}`);
  }
  const traps = draft.wrong.map((wrong) => `${wrong.text} (${wrong.slip})`).join('; ');
  return [
    `## ${id}`,
    `difficulty: ${draft.difficulty}`,
    ...(draft.pinLast === true ? ['pin: last'] : []),
    '',
    ...draft.stem.flatMap((paragraph) => [paragraph, '']),
    ...options.map((option) => `[${option.mark}] ${option.text}`),
    '',
    `> ${draft.reason} Pengecoh: ${traps}.`,
    '',
  ].join('\n');
}

export function renderTopic({ topic, prefix, drafts }: Topic): string {
  const items = drafts.map((draft, index) => renderItem(`${prefix}-${String(index + 1).padStart(3, '0')}`, draft));
  return [`section: TIU\ntopic: ${topic}\n`, ...items].join('\n').normalize('NFC');
}

/** What every template call declares besides its own numbers. */
export interface Frame {
  readonly difficulty: Difficulty;
  readonly keyAt: Place;
}
