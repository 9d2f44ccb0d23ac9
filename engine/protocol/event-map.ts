/** How one side of the wire is written down: under each event what is said, and how it is answered. */
export type Answered<Message, Reply> = (message: Message, reply: (reply: Reply) => void) => void;

/** What is said with an event. */
export type MessageOf<Events, E extends keyof Events> =
  Events[E] extends Answered<infer Message, infer _> ? Message : never;

/** What comes back. */
export type ReplyOf<Events, E extends keyof Events> = Events[E] extends Answered<infer _, infer Reply> ? Reply : never;
