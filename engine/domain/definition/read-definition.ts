import { sentence } from '../sentences/sentence.ts';
import { DIFFICULTIES } from '../bank/bank.ts';
import type { SectionCode } from '../ids.ts';
import type { Lockdown } from '../lockdown/client-tier.ts';
import { type Points, points } from '../points.ts';
import type { Problem } from '../problem.ts';
import { millis } from '../time.ts';
import { WORKSTATION_POLICIES } from '../workstation/workstation.ts';
import { contradictions } from './contradictions.ts';
import { readAccommodation } from './read-accommodation.ts';
import {
  type Draw,
  type ExamDefinition,
  PUBLIC_NAMES,
  SEAT_POLICIES,
  type SectionDefinition,
  type SectionScoring,
  type ThresholdRule,
  sectionItems,
} from './exam-definition.ts';
import { FieldReader } from './field-reader.ts';
import { readLockBlocks } from './lock-blocks.ts';
import { readPublicBoard } from './public-board.ts';
import { minutes, words } from './read-fields.ts';
import { UNSAVED_POLICIES } from './when-unsaved.ts';
import type { Words } from './words.ts';

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const KEY = /^[0-9a-f]{64}$/;
const SECTION = /^[A-Z][A-Z0-9]{0,7}$/;

export interface ReadDefinition {
  /** Null when there is any problem: nothing is half-applied. */
  readonly definition: ExamDefinition | null;
  readonly problems: readonly Problem[];
}

/** An exam definition from its JSON value (see `question-banks/exams/`), or every problem with the path of its field. */
export function readDefinition(json: unknown): ReadDefinition {
  const problems: Problem[] = [];
  const reader = new FieldReader(json, '', problems);
  reader.oneOf('format', ['terang-exam/1']);
  const definition: ExamDefinition = {
    format: 'terang-exam/1',
    id: reader.text('id', CODE),
    title: words(reader, 'title'),
    legalBasis: reader.text('legalBasis'),
    official: reader.flag('official'),
    bank: reader.text('bank', CODE),
    duration: minutes(reader, 'durationMinutes'),
    clockStarts: reader.oneOf('clockStarts', ['session', 'sign-in']),
    lagGrace: millis(reader.number('lagGraceMs', { min: 0, max: 10_000 })),
    sections: reader.list('sections', { min: 1 }).map(section),
    categories: reader.list('categories', { min: 1 }).map(category),
    accommodations: reader.list('accommodations', { min: 0 }).map(readAccommodation),
    thresholds: reader.list('thresholds', { min: 0 }).map(thresholdRule),
    tieBreak: reader.texts('tieBreak') as readonly SectionCode[],
    shortlistFactor: reader.has('shortlistFactor') ? reader.number('shortlistFactor', { min: 1, max: 100 }) : null,
    livePolicy: reader.oneOf('livePolicy', ['running', 'locked', 'finished']),
    acknowledgesRunningSignal: reader.flag('acknowledgesRunningSignal', false),
    ...(reader.has('publicNames') ? { publicNames: reader.oneOf('publicNames', PUBLIC_NAMES) } : {}),
    ...(reader.has('publicBoard') ? { publicBoard: readPublicBoard(reader.object('publicBoard')) } : {}),
    ...(reader.has('lockdown') ? { lockdown: lockdown(reader.object('lockdown')) } : {}),
    ...(reader.has('extensionLimitMs')
      ? { extensionLimit: millis(reader.number('extensionLimitMs', { min: 0, max: 14_400_000 })) }
      : {}),
    ...(reader.has('whenUnsaved') ? { whenUnsaved: reader.oneOf('whenUnsaved', UNSAVED_POLICIES) } : {}),
    ...(reader.has('workstations') ? { workstations: reader.oneOf('workstations', WORKSTATION_POLICIES) } : {}),
    ...(reader.has('witnesses') ? { witnesses: witnesses(reader.object('witnesses')) } : {}),
    ...(reader.has('lateCutOffMinutes')
      ? { lateCutOff: millis(reader.number('lateCutOffMinutes', { min: 0, max: 240 }) * 60_000) }
      : {}),
    ...(reader.has('seats') ? { seats: reader.oneOf('seats', SEAT_POLICIES) } : {}),
  };
  reader.refuseOthers();
  if (problems.length === 0) problems.push(...contradictions(definition));
  return { definition: problems.length === 0 ? definition : null, problems };
}

const MOST_WITNESSES = 9;

function witnesses(reader: FieldReader): { needed: number; of: number } {
  const of = reader.number('of', { min: 1, max: MOST_WITNESSES });
  const read = { needed: reader.number('needed', { min: 1, max: Math.max(of, 1) }), of };
  reader.refuseOthers();
  return read;
}

function pointsAt(reader: FieldReader, field: string, min = -1_000): Points {
  return points(reader.number(field, { min, max: 10_000, decimals: 2 }));
}

function section(reader: FieldReader): SectionDefinition {
  const read: SectionDefinition = {
    code: reader.text('code', SECTION) as SectionCode,
    name: words(reader, 'name'),
    scoring: scoring(reader.object('scoring')),
    draw: reader.list('draw', { min: 1 }).map(draw),
  };
  const blocks = reader.has('lockBlocks') ? { lockBlocks: readLockBlocks(reader, sectionItems(read)) } : {};
  reader.refuseOthers();
  return { ...read, ...blocks };
}

function scoring(reader: FieldReader): SectionScoring {
  const kind = reader.oneOf('kind', ['right-wrong', 'weighted']);
  const read: SectionScoring =
    kind === 'right-wrong'
      ? { kind, right: pointsAt(reader, 'right'), wrong: pointsAt(reader, 'wrong'), blank: pointsAt(reader, 'blank') }
      : { kind, blank: pointsAt(reader, 'blank'), maximum: pointsAt(reader, 'maximum', 0) };
  reader.refuseOthers();
  return read;
}

function draw(reader: FieldReader): Draw {
  const read = {
    topic: reader.has('topic') ? reader.text('topic', CODE) : null,
    difficulty: reader.has('difficulty') ? reader.oneOf('difficulty', DIFFICULTIES) : null,
    count: reader.number('count', { min: 1, max: 1_000 }),
  };
  reader.refuseOthers();
  return read;
}

function category(reader: FieldReader): { code: string; name: Words } {
  const read = { code: reader.text('code', CODE), name: words(reader, 'name') };
  reader.refuseOthers();
  return read;
}

function thresholdRule(reader: FieldReader): ThresholdRule {
  const each = reader.object('perSection');
  const read = {
    appliesTo: reader.texts('appliesTo'),
    perSection: Object.fromEntries(each.names().map((code) => [code, pointsAt(each, code, 0)])),
    total: reader.has('total') ? pointsAt(reader, 'total', 0) : null,
    legalBasis: reader.text('legalBasis'),
  };
  reader.refuseOthers();
  return read;
}

function lockdown(reader: FieldReader): Lockdown {
  const read: Lockdown = {
    seb: reader.oneOf('seb', ['required', 'preferred', 'off']),
    configKeys: keys(reader, 'configKeys'),
    browserExamKeys: keys(reader, 'browserExamKeys'),
    ...(reader.flag('acceptsManagedKiosk', false) ? { acceptsManagedKiosk: true as const } : {}),
  };
  reader.refuseOthers();
  return read;
}

/** As the browser's own tools and `terang seb-config` tell them. */
function keys(reader: FieldReader, field: string): readonly string[] {
  const found = reader.has(field) ? reader.texts(field) : [];
  found.forEach((key, index) => {
    if (!KEY.test(key)) reader.complain(`${field}[${index}]`, sentence('must-be-a-key-of-64-lower-case'));
  });
  return found;
}
