import type { Pid } from '../ids.ts';
import type { Response } from '../item/response.ts';
import { canonicalJson, canonicalString } from './canonical-json.ts';

/**
 * The canonical JSON (SPEC section 2) of what every answer brings, put together from parts whose names and order are known: answers are
 * written by the hundred thousand, and working out the order of the same names each time costs more than the hash over them.
 * A test holds each against `canonicalJson`. A number that is not whole and below 2^53 throws TypeError.
 */

interface AnswerBody {
  readonly at: number;
  readonly clientAt: number;
  readonly commitment: string;
  readonly epoch: number;
  readonly pid: Pid;
  readonly pos: number;
  readonly seq: number;
}

/** The body of an ANSWER or CLEAR; `signed` where its workstation has a key. */
export function answerBodyText(
  { at, clientAt, commitment, epoch, pid, pos, seq }: AnswerBody,
  signed: { readonly said: string; readonly signature: string } | null,
): string {
  const until = `{"at":${whole(at)},"clientAt":${whole(clientAt)},"commitment":${canonicalString(commitment)},"epoch":${whole(epoch)}`;
  const place = `"pid":${canonicalString(pid)},"pos":${whole(pos)}`;
  if (signed === null) return `${until},${place},"seq":${whole(seq)}}`;
  const { said, signature } = signed;
  return `${until},${place},"said":${canonicalString(said)},"seq":${whole(seq)},"signature":${canonicalString(signature)}}`;
}

/** What opens an answer's commitment. */
export function openingText(item: string, option: string, response: Response | null): string {
  return `{"item":${canonicalString(item)},"option":${canonicalString(option)},"response":${responseText(response)}}`;
}

/** What a browser says when somebody chooses: what its signature is over. */
export function choiceText(
  { position, response }: { readonly position: number; readonly response: Response },
  { clientAt, epoch, mutation }: { readonly clientAt: number; readonly epoch: number; readonly mutation: number },
): string {
  const change = `{"kind":"choose","position":${whole(position)},"response":${responseText(response)}}`;
  return `{"change":${change},"clientAt":${whole(clientAt)},"epoch":${whole(epoch)},"mutation":${whole(mutation)}}`;
}

function responseText(response: Response | null): string {
  return typeof response === 'number' ? whole(response) : canonicalJson(response);
}

function whole(number: number): string {
  if (!Number.isSafeInteger(number)) throw new TypeError(`${number} is not a whole number below 2^53`);
  return `${number}`;
}
