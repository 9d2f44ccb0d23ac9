import { type Bytes, fromHex, hex, join, u64 } from '../bytes.ts';
import { type Json, type JsonObject, isObject } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { type Evidence, isAuditors, readJson, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { pointsOf, rulesBefore } from '../points.ts';
import { tagged } from '../primitives.ts';
import { count, fields, pid, text } from '../shapes.ts';
import { checkKeyRoot } from './bank-steps.ts';
import { checkSums } from './result-steps.ts';
import { checkSampledKeys, checkSamples } from './sample-steps.ts';

export interface Opening {
  readonly item: string;
  readonly option: string;
  readonly response: Json;
}

const KEY = {
  pid,
  key: (value: Json | undefined) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
};
const OPENING = fields({ item: text, option: text, response: (value) => value !== undefined });
const HIDING = new Set(['ANSWER', 'CLEAR', 'HELD']);

/** V18: every answer that is opened is the one that its entry committed to, and an answer to what stood there. */
export function checkOpenings(evidence: Evidence, step: Step): void {
  checkSamples(evidence, step);
  const forgotten = evidence.head?.forgotten;
  if (forgotten !== undefined) return step.skip('answers-forgotten', '', { at: forgotten });
  if (!isAuditors(evidence)) return step.skip('answers-closed');
  const keys = answerKeys(evidence, step);
  const openings = openingsIn(evidence, step);
  if (keys === null || openings === null) return;
  const hiding = evidence.entries.filter(({ type }) => HIDING.has(type));
  const erased = hiding.filter(({ index }) => !openings.has(index)).length;
  const commits = new Set(hiding.map(({ index }) => index));
  for (const index of openings.keys()) if (!commits.has(index)) step.fail('opens-nothing', `entry ${index}`);
  for (const entry of hiding) {
    const opening = openings.get(entry.index);
    if (opening !== undefined) checkOpening(evidence, entry, opening, keys.get(entry.body.pid), step);
  }
  if (erased > 0) step.skip('openings-erased', '', { count: erased });
  step.note('openings-tried', '', { count: openings.size });
}

export function answerKeys(evidence: Evidence, step: Step | null): Map<string, Bytes> | null {
  const lines = readLines(evidence, 'private/answer-keys.jsonl');
  if (lines?.every(fields(KEY)) === true)
    return new Map(lines.map((line) => [line['pid'] as string, fromHex(line['key'] as string) as Bytes]));
  step?.fail('file-not-in-form', 'file private/answer-keys.jsonl', { field: '' });
  return null;
}

export function openingsIn(evidence: Evidence, step: Step | null): Map<number, Opening> | null {
  const lines = readLines(evidence, 'private/openings.jsonl');
  if (lines?.every(fields({ entry: count, opening: OPENING })) === true)
    return new Map(lines.map((line) => [line['entry'] as number, line['opening'] as unknown as Opening]));
  step?.fail('file-not-in-form', 'file private/openings.jsonl', { field: '' });
  return null;
}

function checkOpening(evidence: Evidence, entry: Entry, opening: Opening, key: Bytes | undefined, step: Step): void {
  const { body, index, type } = entry;
  const where = `entry ${index}`;
  if (key === undefined) return step.fail('opening-without-key', where);
  const number = type === 'HELD' ? join(u64(body.epoch), u64(body.mutation)) : u64(body.seq);
  const nonce = evidence.p.hmac(key, number);
  const tag = type === 'HELD' ? 'held' : 'answer';
  if (hex(tagged(evidence.p, tag, body.pid, opening.item, opening.option, nonce)) !== body.commitment)
    return step.fail('opening-other', where);
  const isBlank = opening.option === '-';
  if (isBlank !== (opening.response === null) || (type !== 'HELD' && isBlank !== (type === 'CLEAR')))
    return step.fail('opening-of-another-type', where);
  const place = evidence.papers?.get(body.pid)?.[body.pos];
  if (place === undefined) return step.skip('paper-unknown', where);
  if (place.itemId !== opening.item) return step.fail('opening-of-another-item', where);
  if (typeof opening.response === 'number' && place.options.length > 0) {
    if (String(place.options[opening.response]) !== opening.option) step.fail('opening-at-another-place', where);
  }
}

/** V19: every score is the sum that the answers earn under the key. */
export function checkScores(evidence: Evidence, step: Step): void {
  const { definition, followed } = evidence;
  if (definition === null || followed === null) return step.skip('needs', '', { what: 'definition.json' });
  checkSums(evidence, step);
  checkKeyRoot(evidence, step);
  checkSampledKeys(evidence, step);
  const scores = [...followed.people.values()].flatMap((person) => person.scores.map((score) => ({ person, score })));
  if (!isAuditors(evidence)) return step.skip('key-closed', '', { count: scores.length });
  const bank = readJson(evidence, 'private/bank.json');
  const openings = openingsIn(evidence, step);
  if (!isObject(bank) || openings === null || evidence.papers === null)
    return step.skip('needs', '', { what: 'private/bank.json' });
  const items = new Map((bank['items'] as readonly JsonObject[]).map((item) => [item['id'] as string, item]));
  const amends = evidence.entries.filter(({ type }) => type === 'AMEND');
  for (const { person, score } of scores) {
    const paper = evidence.papers.get(person.pid) ?? [];
    const chosen = score.standing.map((entry) => (entry === null ? '-' : (openings.get(entry)?.option ?? null)));
    if (chosen.includes(null)) {
      step.skip('answers-erased', `entry ${score.entry}`);
      continue;
    }
    const rules = rulesBefore(amends, score.entry);
    const points = definition.sections.map((section) => {
      const places = paper.flatMap(({ itemId, section: code }, place) =>
        code === section.code ? [pointsOf(items.get(itemId), chosen[place] as string, section, rules.get(itemId))] : [],
      );
      return { code: section.code, points: places.reduce((sum, one) => sum + one, 0) };
    });
    const said = score.body.sections.map(({ points: one }) => one).join(' ');
    const earned = points.map(({ points: one }) => one).join(' ');
    if (said !== earned) step.fail('score-other', `entry ${score.entry}`, { said, earned });
  }
  step.note('scores-computed', '', { count: scores.length });
}
