import type { Logger } from 'pino';
import type { z } from 'zod';
import { refuse } from '#domain/session/refusal.ts';
import type { MessageOf, ReplyOf } from '#protocol/event-map.ts';
import type { Refused } from '#protocol/wire-types.ts';
import { MessageBudget } from './message-budget.ts';
import { parseMessage } from './parse-message.ts';

/** A socket of socket.io, without the word of its types on what a browser says. */
interface Speaker {
  on(event: string, listener: (message: unknown, reply: unknown) => void): unknown;
}

interface Surroundings {
  readonly now: () => number;
  readonly log: Logger;
  readonly messagesPerSecond: number;
}

/** Whatever is asked, the answer may be a refusal. */
export type Answer<Events, E extends keyof Events> = ReplyOf<Events, E> | Refused;

/** Says how one event is answered, and what asking costs of the budget. */
type AnsweringOne<Events> = <E extends keyof Events & string, Message extends MessageOf<Events, E>>(
  event: E,
  schema: z.ZodType<Message>,
  answer: (message: Message) => Answer<Events, E> | Promise<Answer<Events, E>>,
  cost?: number,
) => void;

interface Answering<Events> extends AnsweringOne<Events> {
  /** The same for what thousands wait for at once: no promise is made. `send` or `fail` is called once. */
  later<E extends keyof Events & string, Message extends MessageOf<Events, E>>(
    event: E,
    schema: z.ZodType<Message>,
    answer: (message: Message, send: (answer: Answer<Events, E>) => void, fail: (fault: unknown) => void) => void,
  ): void;
}

export const OVERLOADED = refuse('overloaded', { retryAfterMs: 1_000 });
const NOT_STORED = refuse('not-stored');

/**
 * What every wire does with a message before and after its own answer: the budget, the schema, and a word instead of silence
 * when the answer meets a fault.
 */
export function answerMessages<Events>(
  socket: Speaker,
  { now, log, messagesPerSecond }: Surroundings,
  onFault: Refused = NOT_STORED,
): Answering<Events> {
  const budget = new MessageBudget(messagesPerSecond);
  const later = <Message>(
    event: string,
    schema: z.ZodType<Message>,
    answer: (message: Message, send: (answer: unknown) => void, fail: (fault: unknown) => void) => void,
    cost = 1,
  ): void => {
    // No async function: its frame would hold the message for as long as the disk takes, two thousand times over.
    socket.on(event, (message, reply) => {
      const send = typeof reply === 'function' ? (reply as (answer: unknown) => void) : () => undefined;
      if (!budget.spend(now(), cost)) return send(OVERLOADED);
      const parsed = parseMessage(schema, message);
      if (!parsed.ok) return send(parsed);
      const apologise = (fault: unknown): void => {
        log.error({ fault, event }, 'a message met a fault');
        send(onFault);
      };
      try {
        answer(parsed.value, send, apologise);
      } catch (fault) {
        apologise(fault);
      }
    });
  };
  const on: AnsweringOne<Events> = (event, schema, answer, cost) => {
    later(event, schema, (message, send, fail) => void Promise.resolve(answer(message)).then(send).catch(fail), cost);
  };
  return Object.assign(on, { later });
}
