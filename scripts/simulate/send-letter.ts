import type { RefusalWord } from '../../engine/domain/session/refusal.ts';
import type { AttemptView, HandedIn, MutationReply } from '../../engine/protocol/candidate-down.ts';
import type { WireRefusal } from '../../engine/protocol/wire-types.ts';
import type { CandidateLine } from './candidate-line.ts';
import type { Letter, Outbox } from './outbox.ts';
import type { Acknowledged, Sitting } from './sitting.ts';

/** What sending needs of the workstation that sends. */
export interface Workstation {
  readonly sitting: Sitting;
  readonly outbox: Outbox;
  readonly line: CandidateLine;
  readonly view: AttemptView | null;
  takeView(view: AttemptView): void;
  loseSeat(isTokenSpent: boolean): void;
  end(word: string): void;
  sleep(ms: number): Promise<void>;
  jittered(ms: number): number;
}

type Reaction = 'wait' | 'renumber' | 'resume' | 'sign-in' | 'end' | 'give-up';

/** What a workstation does after each refusal. What is not named here should not happen to a sound client. */
const REACTIONS: Readonly<Partial<Record<RefusalWord, Reaction>>> = {
  overloaded: 'wait',
  'not-stored': 'wait',
  paused: 'wait',
  'not-open': 'wait',
  'out-of-order': 'renumber',
  'not-signed-in': 'resume',
  'stale-epoch': 'sign-in',
  'time-over': 'end',
  'already-finished': 'end',
  'session-closed': 'end',
};

const WAIT_MS = 500;

/** Sends one letter and acts on the reply; comes back when the letter is done with, or should be tried anew. */
export async function sendLetter(candidate: Workstation, letter: Letter): Promise<void> {
  const { tally } = candidate.sitting;
  const epoch = candidate.view?.attempt.epoch ?? 1;
  const began = performance.now();
  let reply: MutationReply | HandedIn;
  try {
    reply = await ask(candidate.line, letter, epoch);
  } catch {
    tally.unanswered += 1;
    // Either the line is down and comes back by itself, or it is silent and has to.
    if (candidate.line.socket.connected) candidate.line.breakOff();
    return;
  }
  if (!reply.ok) return refused(candidate, letter, reply.refusal);
  const isDuplicate = 'duplicate' in reply && reply.duplicate;
  tally.receipt(performance.now() - began, isDuplicate);
  const { entryIndex, mutation } = reply;
  acknowledge(candidate, mutation, { ...letter, epoch, entryIndex, duplicate: isDuplicate });
  if ('view' in reply) candidate.takeView(reply.view);
}

function ask(
  line: CandidateLine,
  { clientAt, content, mutation }: Letter,
  epoch: number,
): Promise<MutationReply | HandedIn> {
  if (content === 'hand-in') return line.ask('hand-in', { epoch, mutation, clientAt });
  return line.ask('mutate', { epoch, mutation, change: content, clientAt });
}

function acknowledge(
  { outbox, sitting }: Workstation,
  receipted: number,
  {
    content,
    duplicate,
    entryIndex,
    epoch,
    mutation,
  }: Letter & Pick<Acknowledged, 'epoch' | 'entryIndex' | 'duplicate'>,
): void {
  const { onAcknowledged, secrets, sessionId, tally } = sitting;
  if (receipted !== mutation) tally.problem(`${secrets.number}: change ${mutation} got the receipt of ${receipted}`);
  outbox.receipt(mutation);
  onAcknowledged({ sessionId, number: secrets.number, epoch, mutation, content, entryIndex, duplicate });
}

async function refused(candidate: Workstation, letter: Letter, refusal: WireRefusal): Promise<void> {
  const { outbox, sitting } = candidate;
  const { secrets, tally } = sitting;
  const { lastMutation, retryAfterMs, word } = refusal;
  tally.refusal(word);
  switch (REACTIONS[word] ?? 'give-up') {
    case 'wait':
      return candidate.sleep(candidate.jittered(retryAfterMs ?? WAIT_MS));
    case 'renumber': {
      const lost = lastMutation === undefined ? 0 : outbox.align(lastMutation);
      if (lost > 0) tally.problem(`${secrets.number}: ${lost} acknowledged changes are gone`);
      return candidate.sleep(candidate.jittered(WAIT_MS));
    }
    case 'resume':
      return candidate.loseSeat(false);
    case 'sign-in':
      return candidate.loseSeat(true);
    case 'end':
      return candidate.end(word);
    case 'give-up':
      return giveUp(candidate, letter, refusal);
  }
}

function giveUp(candidate: Workstation, letter: Letter, { detail, word }: WireRefusal): void {
  const { outbox, sitting } = candidate;
  const why = detail === undefined ? word : `${word}: ${detail}`;
  sitting.tally.problem(`${sitting.secrets.number}: change ${letter.mutation} was refused (${why})`);
  if (letter.content === 'hand-in') candidate.end(word);
  else outbox.giveUp();
}
