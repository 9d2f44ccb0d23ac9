import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FormPlan, type SortedBank, planForm, sortBank } from '#domain/bank/assemble-form.ts';
import type { BankItem, Difficulty, ItemBank } from '#domain/bank/bank.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import type { ItemId, Pid, SectionCode } from '#domain/ids.ts';
import { type KeySheet, keySheet } from '#domain/score/key-sheet.ts';
import { nodeHashing } from '../storage/node-hashing.ts';

const root = path.resolve(__dirname, '../..');

/** The JSON value of a definition in `question-banks/exams`. */
export function examJson(id: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(root, 'question-banks/exams', `${id}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
}

export function definitionOf(json: unknown): ExamDefinition {
  const { definition, problems } = readDefinition(json);
  if (definition === null) throw new Error(JSON.stringify(problems));
  return definition;
}

/** Twelve places: eight right-wrong items of three draws (5, -1, 0 points) and four weighted ones (1 to 5). */
export function tinyJson(): Record<string, unknown> {
  const both = (text: string) => ({ id: text, en: text });
  return {
    format: 'terang-exam/1',
    id: 'tiny',
    title: both('Tiny'),
    legalBasis: 'Tiny decree',
    official: false,
    bank: 'tiny-bank',
    durationMinutes: 10,
    clockStarts: 'sign-in',
    lagGraceMs: 1_400,
    sections: [
      {
        code: 'VER',
        name: both('Verbal'),
        scoring: { kind: 'right-wrong', right: 5, wrong: -1, blank: 0 },
        draw: [
          { topic: 'topic-words', difficulty: 'easy', count: 3 },
          { topic: 'topic-words', difficulty: 'hard', count: 2 },
          { topic: 'topic-series', count: 3 },
        ],
      },
      {
        code: 'CHR',
        name: both('Character'),
        scoring: { kind: 'weighted', blank: 0, maximum: 5 },
        draw: [{ count: 4 }],
      },
    ],
    categories: [{ code: 'umum', name: both('General') }],
    accommodations: [{ code: 'netra', name: both('Blind'), durationMinutes: 13 }],
    thresholds: [],
    tieBreak: ['CHR', 'VER'],
    shortlistFactor: 3,
    livePolicy: 'running',
  };
}

export const tinyDefinition: ExamDefinition = definitionOf(tinyJson());

export const tinyBank: ItemBank = {
  id: 'tiny-bank',
  title: 'Tiny bank',
  language: 'en',
  version: 1,
  licence: 'Apache-2.0',
  media: {},
  sections: [
    { code: 'VER' as SectionCode, name: 'Verbal', topics: { 'topic-words': 'Words', 'topic-series': 'Series' } },
    { code: 'CHR' as SectionCode, name: 'Character', topics: { 'topic-service': 'Service' } },
  ],
  items: [
    ...Array.from({ length: 8 }, (_, n) => rightWrong(`VER-WE-${n}`, 'topic-words', 'easy', n)),
    ...Array.from({ length: 6 }, (_, n) => rightWrong(`VER-WH-${n}`, 'topic-words', 'hard', n)),
    ...Array.from({ length: 6 }, (_, n) => rightWrong(`VER-SE-${n}`, 'topic-series', 'medium', n)),
    ...Array.from({ length: 8 }, (_, n) => weighted(`CHR-SV-${n}`, n)),
  ],
};

/** `VER-SE-…` items pin their last option. */
function rightWrong(id: string, topic: string, difficulty: Difficulty, n: number): BankItem {
  const key = [n % 5];
  return { kind: 'single-choice', ...head(id, topic, difficulty), pinsLast: topic === 'topic-series', key };
}

function weighted(id: string, n: number): BankItem {
  const weights = [1, 2, 3, 4, 5].map((_, place) => ((place + n) % 5) + 1);
  return { kind: 'weighted-choice', ...head(id, 'topic-service', 'medium'), pinsLast: false, weights };
}

/** What a candidate reads names neither the item nor its key. */
function head(id: string, topic: string, difficulty: Difficulty) {
  const words = [...id].map((letter) => letter.charCodeAt(0)).join('');
  return {
    id: id as ItemId,
    section: id.slice(0, 3) as SectionCode,
    topic,
    difficulty,
    stem: [{ kind: 'paragraph' as const, text: `Question ${words}?` }],
    options: ['first', 'second', 'third', 'fourth', 'fifth'].map((place) => `${place} of ${words}`),
    rationale: 'secret-rationale',
    source: `items/secret-source.md:1`,
  };
}

export const tinySorted: SortedBank = sortBank(tinyBank, tinyDefinition);
export const tinyDraw = { seed: new Uint8Array(32).fill(3), manifestHash: new Uint8Array(32).fill(4) };
export const tinyPid = '00112233445566778899' as Pid;

export function tinyPlan(pid: Pid = tinyPid): FormPlan {
  return planForm(nodeHashing, tinyDraw, pid, tinyDefinition, tinySorted);
}

export function tinyKeys(pid: Pid = tinyPid): KeySheet {
  return keySheet(tinyPlan(pid), tinyDefinition, tinySorted);
}
