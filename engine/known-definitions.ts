import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import type { Hall } from './actions/hall.ts';

/** Of the exams that came with the program and of the sessions in the data folder; a session's own rules go before a file's. */
export function knownDefinitions(folder: string, halls: ReadonlyMap<string, Hall>): () => readonly ExamDefinition[] {
  const shipped = definitionsIn(folder);
  return () => {
    const byId = new Map(shipped.map((definition) => [definition.id, definition]));
    for (const { definition } of halls.values()) byId.set(definition.id, definition);
    return [...byId.values()];
  };
}

/** A folder that is not there has none, and a file that is no definition is none. */
function definitionsIn(folder: string): ExamDefinition[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort().flatMap((name) => readDefinition(json(join(folder, name))).definition ?? []);
  } catch {
    return [];
  }
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
