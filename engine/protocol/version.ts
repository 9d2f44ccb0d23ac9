/**
 * The version of everything said on the wire. A client with another number is told to reload.
 * History, one line a version:
 * 1 first words: sign-in, paper, mutations, console, live board
 * 2 a sign-in may show what Safe Exam Browser proves; two refusals about it
 */
export const PROTOCOL_VERSION = 2;
