import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { type AllowLists, type Audience, isAllowed } from '#domain/network/allow-list.ts';

const EVERYBODY: readonly Audience[] = ['candidate', 'staff', 'board'];
const SENTENCE =
  'Komputer ini berada di luar jaringan ujian. Panggil petugas.\n' +
  'This computer is outside of the network of the exam. Call the staff.\n';

/**
 * Turns away who comes from elsewhere than the hall's own network: a coarse filter before anything else. The address is the
 * socket's own; no header is believed. What is logged is how many were turned away, never who.
 */
export class AllowedAddresses {
  private readonly refused = { candidate: 0, staff: 0, board: 0 };

  constructor(
    private readonly lists: AllowLists,
    private readonly log: Logger,
  ) {}

  /** Stands before a page or a call that is for any of these. */
  to(...audiences: Audience[]): RequestHandler {
    return (request, response, next) => {
      if (this.admits(audiences, request.socket.remoteAddress)) return next();
      response.status(403).set('Cache-Control', 'no-store').type('text').send(SENTENCE);
    };
  }

  /** Before a websocket is opened at all. */
  ofConnection({ socket }: Pick<IncomingMessage, 'socket'>): boolean {
    return this.admits(EVERYBODY, socket.remoteAddress);
  }

  guard(namespace: Pick<Namespace, 'use'>, audience: Audience): void {
    namespace.use((socket, next) => {
      next(this.admits([audience], socket.handshake.address) ? undefined : new Error('address-not-allowed'));
    });
  }

  private admits(audiences: readonly Audience[], from = ''): boolean {
    if (isAllowed(this.lists, audiences, from)) return true;
    const [audience] = audiences as readonly [Audience];
    const count = ++this.refused[audience];
    // The first, the tenth, the hundredth: whoever knocks for hours must not fill the log.
    if (/^10*$/.test(String(count)))
      this.log.warn({ audience, count }, 'addresses that are not allowed were turned away');
    return false;
  }
}
