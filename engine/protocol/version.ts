/**
 * The version of everything said on the wire. A client with another number is told to reload.
 * History, one line a version:
 * 1 first words: sign-in, paper, mutations, console, live board
 */
export const PROTOCOL_VERSION = 1;
