import type { Logger } from 'pino';
import { spokenText } from '#domain/item/rich-text.ts';
import { refuse } from '#domain/session/refusal.ts';
import {
  type ImportProgress,
  type ImportStarted,
  type MediaReply,
  type MediumReply,
  type PreviewReply,
  bankPath,
  importPath,
} from '#protocol/items-http.ts';
import { type ImportLine, previewImport } from '../actions/import-items.ts';
import type { ItemDesk } from '../actions/item-desk.ts';
import { addPicture, viewMedia } from '../actions/shelf-media.ts';
import { type ItemCalls, tell } from './item-calls.ts';
import { ItemImports } from './item-imports.ts';

/** Items of a preview that are sent whole, to be looked at. */
const WHOLE_ITEMS = 300;

/** Files that come in: banks of any format, first looked at and then imported, and single pictures. */
export function fileCalls(calls: ItemCalls, desk: ItemDesk, log: Logger): void {
  const imports = new ItemImports(desk, (fault) => log.error({ fault }, 'an import met a fault'));
  const brought = { path: bankPath } as const;
  calls.upload('/banks/:bank/preview', brought, async ({ bytes, name, path }) => {
    const found = await previewImport(desk, { ...path, name, bytes });
    return found.ok ? tell<PreviewReply>({ ...found.value, lines: found.value.lines.map(previewLine) }) : found;
  });
  calls.upload('/banks/:bank/imports', brought, ({ bytes, name, path, staff }) => {
    if (desk.isExamRunning()) return refuse('exam-running');
    const started = imports.start({ ...path, name, bytes, by: staff.name });
    return started.ok ? tell<ImportStarted>({ id: started.value }) : started;
  });
  calls.get('/imports/:id', { path: importPath }, ({ path }) => {
    const running = imports.progress(path.id);
    if (running === null) return refuse('malformed', { detail: 'id: no such import' });
    const { done, of, outcome } = running;
    const told = outcome === null ? null : outcome.ok ? { ok: true as const, ...outcome.value } : outcome;
    return tell<ImportProgress>({ done, of, outcome: told });
  });
  calls.get('/banks/:bank/media', { path: bankPath }, ({ path }) => {
    const found = viewMedia(desk, path.bank);
    return found.ok ? tell<MediaReply>({ media: found.value }) : found;
  });
  const written = { path: bankPath } as const;
  calls.upload('/banks/:bank/media', written, ({ bytes, name, path }) => {
    const added = addPicture(desk, { ...path, name, bytes });
    return added.ok ? tell<MediumReply>(added.value) : added;
  });
}

function previewLine({ fate, item }: ImportLine, place: number) {
  const { id, interaction, section, stem, topic } = item;
  const whole = place < WHOLE_ITEMS ? item : null;
  return { id, kind: interaction.kind, section, topic, said: spokenText(stem), fate, item: whole };
}
