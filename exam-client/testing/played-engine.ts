import { gzipSync } from 'node:zlib';
import {
  type AnswerSheet,
  applyChange,
  blankSheet,
  isLocked,
  sameChange,
  shownSheet,
} from '#domain/answer/answer-sheet.ts';
import { signLevel } from '#domain/lockdown/sign.ts';
import type { RefusalWord } from '#domain/session/refusal.ts';
import type { AttemptView, MutationReply, Notice } from '#protocol/candidate-down.ts';
import type { CandidateUpEvents } from '#protocol/candidate-events.ts';
import type {
  AskProof,
  HandIn,
  Identity,
  Integrity,
  Mutate,
  Offer,
  ReadMessage,
  ReportPage,
  SignIn,
  Unsent,
} from '#protocol/candidate-up.ts';
import type { MessageOf, ReplyOf } from '#protocol/event-map.ts';
import type { WireRefusal } from '#protocol/wire-types.ts';
import type { CandidateLine, LineListener } from '../connection/line.ts';
import type { LockBlock } from '../state/lock-blocks.ts';
import type { PlayedChain } from './played-chain.ts';
import { TINY_ITEMS, tinyPaper, tinyView } from './tiny-paper.ts';

interface Letter {
  readonly event: keyof CandidateUpEvents;
  readonly message: unknown;
  answer(reply: unknown): void;
  lose(): void;
}

function no(word: RefusalWord, facts: Omit<WireRefusal, 'word'> = {}): { ok: false; refusal: WireRefusal } {
  return { ok: false, refusal: { word, ...facts } };
}

/**
 * The engine's half of the conversation, as the protocol tells it: mutations in order, duplicates accepted again. Letters of
 * mutations wait until the test delivers them, or loses them or their answers; everything else is answered at once.
 */
export class PlayedEngine implements CandidateLine {
  sheet: AnswerSheet = shownSheet(blankSheet(TINY_ITEMS));
  /** What each mutation said, from 1. */
  readonly taken: (Mutate['change'] | 'hand-in')[] = [];
  readonly seen: Mutate[] = [];
  /** What the workstation said of its unsent answers. */
  readonly unsent: Unsent[] = [];
  /** Every proof that was asked for. */
  readonly asked: AskProof[] = [];
  /** What the page said of itself. */
  readonly reports: ReportPage[] = [];
  sessionPhase: AttemptView['session']['phase'] = 'open';
  /** Those of the exam. */
  lockBlocks: readonly LockBlock[] = [];
  epoch = 1;
  phase: AttemptView['attempt']['phase'] = 'working';
  /** Whether whoever signs in is taken at once to have said who they are. */
  isIdentityConfirmed = true;
  /** What was said of it. */
  readonly said: boolean[] = [];
  /** Said to every mutation instead of taking it. */
  refusing: WireRefusal | null = null;
  /** Every sign that was told and taken. */
  readonly signs: Integrity['signs'] = [];
  /** Said to every message of signs instead of taking it. */
  refusingSigns: WireRefusal | null = null;
  resumeRefusal: RefusalWord | null = null;
  losesReports = false;
  /** What was offered and is held for a decision. */
  held: AttemptView['attempt']['held'] = [];
  /** What the staff have said and nobody has read. */
  messages: NonNullable<AttemptView['attempt']['messages']> = [];
  notices: Notice[] = [];
  /** Said to every offer as a whole. */
  offerRefusal: RefusalWord | null = null;
  /** Said to every offered answer instead of holding it. */
  refusingOffers: RefusalWord | null = null;
  /** Where this page signs. */
  chain: PlayedChain | null = null;
  isUp = false;
  reconnects = 0;
  /** How often the paper went out. */
  papers = 0;
  letters: Letter[] = [];
  private listener: LineListener | null = null;
  private savedAt: number | null = null;

  constructor(private readonly now: () => number) {}

  view(): AttemptView {
    const view = tinyView(this.now(), {
      phase: this.phase,
      epoch: this.epoch,
      lastMutation: this.taken.length,
      isIdentityConfirmed: this.isIdentityConfirmed,
      responses: [...this.sheet.responses],
      flagged: [...this.sheet.flagged],
      lastSavedAt: this.savedAt,
      held: this.held,
      ...(this.messages.length > 0 && { messages: this.messages }),
      ...(this.notices.length > 0 && { notices: this.notices }),
      ...(this.chain !== null && { chain: this.chain.facts() }),
      finishReason: this.phase === 'finished' ? 'submitted' : null,
      finishedAt: this.phase === 'finished' ? this.now() : null,
      ...(this.sheet.locked !== undefined && { locked: [...this.sheet.locked] }),
    });
    return { ...view, session: { ...view.session, phase: this.sessionPhase, lockBlocks: [...this.lockBlocks] } };
  }

  open(listener: LineListener): void {
    this.listener = listener;
  }

  close(): void {
    this.listener = null;
    this.isUp = false;
  }

  reconnect(): void {
    if (!this.isUp) return;
    this.reconnects += 1;
    this.down();
  }

  up(): void {
    if (this.isUp) return;
    this.isUp = true;
    this.listener?.up();
  }

  down(): void {
    if (!this.isUp) return;
    this.isUp = false;
    const lost = this.letters;
    this.letters = [];
    this.listener?.down();
    for (const letter of lost) letter.lose();
  }

  says<E extends 'view' | 'superseded'>(event: E, message: Parameters<LineListener[E]>[0]): void {
    (this.listener as LineListener | null)?.[event](message as never);
  }

  opens(): void {
    this.phase = 'working';
    this.listener?.opened({ serverAt: this.now(), openedAt: this.now() });
  }

  ask<E extends keyof CandidateUpEvents>(
    event: E,
    message: MessageOf<CandidateUpEvents, E>,
  ): Promise<ReplyOf<CandidateUpEvents, E>> {
    if (!this.isUp) return Promise.reject(new Error('the line is down'));
    return new Promise((resolve, reject) => {
      const letter: Letter = {
        event,
        message,
        answer: resolve as (reply: unknown) => void,
        lose: () => reject(new Error('the line went down')),
      };
      if (event === 'mutate' || event === 'hand-in') this.letters.push(letter);
      else if (event === 'unsent' && this.losesReports) letter.lose();
      else letter.answer(this.replyTo(letter));
    });
  }

  /** Takes the oldest letter and answers it. With `isAnswerLost`, the line breaks on the way back. */
  deliver(isAnswerLost = false): void {
    const letter = this.letters.shift();
    if (letter === undefined) return;
    const reply = this.replyTo(letter);
    if (!isAnswerLost) return letter.answer(reply);
    letter.lose();
    this.down();
  }

  deliverAll(): void {
    while (this.letters.length > 0) this.deliver();
  }

  private replyTo({ event, message }: Letter): unknown {
    switch (event) {
      case 'sign-in':
        this.chain?.begin((message as SignIn).key, this.epoch);
        return { ok: true, token: 'token', view: this.view() };
      case 'resume':
        return this.resumeRefusal === null ? { ok: true, view: this.view() } : no(this.resumeRefusal);
      case 'station':
        return { ok: true, facts: { serverAt: this.now(), sessions: [] } };
      case 'identity':
        return this.identify((message as Identity).confirmed);
      case 'paper':
        this.papers += 1;
        return { ok: true, gzip: gzipSync(JSON.stringify(tinyPaper)) };
      case 'time':
        return { ...(message as { sentAt: number }), serverAt: this.now() };
      case 'offer':
        return this.hold(message as Offer);
      case 'unsent':
        this.unsent.push(message as Unsent);
        return { ok: true };
      case 'report-page':
        this.reports.push(message as ReportPage);
        return { ok: true };
      case 'sign-out':
        return { ok: true };
      case 'receipt':
        return no('not-stored');
      case 'prove':
        this.asked.push(message as AskProof);
        return this.chain?.ledger.prove(message as AskProof) ?? no('not-stored');
      case 'read-message':
        this.messages = this.messages.filter(({ number }) => number !== (message as ReadMessage).message);
        return { ok: true };
      case 'integrity':
        return this.takeSigns(message as Integrity);
      case 'mutate':
        this.seen.push(message as Mutate);
        return this.take(message as Mutate);
      case 'hand-in':
        return this.takeHandIn(message as HandIn);
    }
  }

  private identify(confirmed: boolean): unknown {
    this.said.push(confirmed);
    this.isIdentityConfirmed = confirmed;
    return { ok: true, view: confirmed ? this.view() : null };
  }

  private takeSigns({ signs }: Integrity): unknown {
    if (this.refusingSigns !== null) return { ok: false, refusal: this.refusingSigns };
    this.signs.push(...signs);
    const levels = signs.map(({ durationMs, kind }) => signLevel(kind, durationMs));
    return { ok: true, outcomes: levels.map((level) => (level === 'notice' ? 'recorded' : 'shown')) };
  }

  private take(message: Mutate): MutationReply {
    const { change, mutation } = message;
    const known = this.taken[mutation - 1];
    if (known !== undefined) {
      const isSame = known !== 'hand-in' && sameChange(known, change);
      return isSame ? this.receipt(mutation, true) : no('mutation-conflict');
    }
    if (this.refusing !== null) return { ok: false, refusal: this.refusing };
    if (mutation > this.taken.length + 1) return no('out-of-order', { lastMutation: this.taken.length });
    if (this.phase === 'finished') return no('already-finished');
    if (isLocked(this.sheet, change.position)) return no('locked');
    this.taken.push(change);
    this.chain?.take(message);
    this.sheet = applyChange(this.sheet, change);
    this.savedAt = this.now();
    return this.receipt(mutation, false);
  }

  private hold({ answers }: Offer): unknown {
    if (this.offerRefusal !== null) return no(this.offerRefusal);
    const outcomes = answers.map((answer) => {
      if (this.refusingOffers !== null) return { kind: 'refused', word: this.refusingOffers };
      const { epoch, mutation, change, recordedAt } = answer;
      if (!this.held.some((known) => known.epoch === epoch && known.mutation === mutation)) {
        const why =
          this.phase === 'finished' && epoch === this.epoch ? ('late' as const) : ('other-workstation' as const);
        const facts = { epoch, mutation, position: change.position, why, recordedAt, receivedAt: this.now() };
        this.held = [...this.held, { ...facts, decision: null }];
      }
      return { kind: 'held' };
    });
    const { participant, session } = this.view();
    return { ok: true, session: session.id, number: participant.number, outcomes, held: this.held };
  }

  private takeHandIn(message: HandIn): unknown {
    const { mutation } = message;
    if (mutation > this.taken.length + 1) return no('out-of-order', { lastMutation: this.taken.length });
    if (mutation > this.taken.length) {
      this.taken.push('hand-in');
      this.chain?.take(message);
    }
    this.phase = 'finished';
    const { duplicate: _, ...receipt } = this.receipt(mutation, false) as Extract<MutationReply, { ok: true }>;
    return { ...receipt, view: this.view() };
  }

  private receipt(mutation: number, duplicate: boolean): MutationReply {
    const savedAt = this.savedAt ?? this.now();
    const pledge = this.chain?.pledge(mutation, mutation, savedAt);
    return { ok: true, mutation, entryIndex: mutation, savedAt, duplicate, ...(pledge !== undefined && { pledge }) };
  }
}
