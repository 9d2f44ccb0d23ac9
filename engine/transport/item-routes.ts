import type { Response, Router } from 'express';
import type { Logger } from 'pino';
import { mediaType } from '#domain/bank/media-type.ts';
import { refuse } from '#domain/session/refusal.ts';
import { ITEM_ACT_DEEDS, may } from '#domain/staff/permissions.ts';
import {
  type BanksReply,
  type CheckReply,
  type DefinitionsReply,
  type DuplicatesReply,
  type ItemRecordReply,
  type ItemReply,
  type ItemsReply,
  type PaperPreviewReply,
  type TaggedReply,
  type UsageReply,
  bankPath,
  checkItem as checkMessage,
  itemActMessage,
  itemPath,
  mediumPath,
  noPath,
  paperOrder,
  putBank,
  putItem,
  tagItems as tagMessage,
} from '#protocol/items-http.ts';
import type { ItemDesk } from '../actions/item-desk.ts';
import { previewPaper, viewDefinitions } from '../actions/preview-paper.ts';
import { exportBank } from '../actions/shelf-bank.ts';
import { tagItems } from '../actions/tag-items.ts';
import { viewDuplicates, viewItem, viewItems } from '../actions/view-items.ts';
import { viewUsage } from '../actions/view-usage.ts';
import { actOnItem, checkItem, writeItem } from '../actions/write-item.ts';
import { ItemCalls, refused, tell } from './item-calls.ts';
import { fileCalls } from './item-files.ts';

/** The committee's items. Authors, reviewers and approvers each may what the table says; nobody else gets a word. */
export function itemRoutes(desk: ItemDesk, log: Logger): Router {
  const calls = new ItemCalls();
  calls.raw('/banks/:bank/media/:name', { path: mediumPath }, ({ bank, name }, response) =>
    showMedium(desk, `media/${name}`, bank, response),
  );
  bankCalls(calls, desk);
  itemCalls(calls, desk);
  paperCalls(calls, desk);
  fileCalls(calls, desk, log);
  return calls.router;
}

function bankCalls(calls: ItemCalls, desk: ItemDesk): void {
  const banks = () => tell<BanksReply>({ banks: desk.shelf.banks() });
  const seen = { path: bankPath } as const;
  calls.get('/banks', { path: noPath }, banks);
  calls.send('put', '/banks/:bank', { path: bankPath, body: putBank }, ({ body, path }) => {
    desk.shelf.putBank({ id: path.bank, ...body });
    return banks();
  });
  calls.get('/banks/:bank', seen, ({ path }) => {
    const found = viewItems(desk, path.bank);
    return found.ok ? tell<ItemsReply>({ items: found.value }) : found;
  });
  calls.get('/banks/:bank/duplicates', seen, ({ path }) => {
    const found = viewDuplicates(desk, path.bank);
    return found.ok ? tell<DuplicatesReply>({ duplicates: found.value }) : found;
  });
  calls.get('/banks/:bank/usage', seen, ({ path }) => {
    const found = viewUsage(desk, path.bank);
    return found.ok ? tell<UsageReply>({ uses: Object.fromEntries(found.value) }) : found;
  });
  calls.send('post', '/banks/:bank/tags', { path: bankPath, body: tagMessage }, ({ body, path, staff }) => {
    const tagged = tagItems(desk, { ...path, ...body, by: staff.name });
    return tagged.ok ? tell<TaggedReply>({ changed: tagged.value }) : tagged;
  });
}

function itemCalls(calls: ItemCalls, desk: ItemDesk): void {
  calls.get('/banks/:bank/items/:item', { path: itemPath }, ({ path }) => {
    const found = viewItem(desk, path.bank, path.item);
    return found.ok ? tell<ItemReply>(found.value) : found;
  });
  calls.send('put', '/banks/:bank/items', { path: bankPath, body: putItem }, ({ body, path, staff }) => {
    const { base, item, note } = body;
    const kept = writeItem(desk, { bank: path.bank, base, json: item, by: staff.name, note });
    return kept.ok ? tell<ItemRecordReply>({ record: kept.value }) : kept;
  });
  calls.send('post', '/banks/:bank/check', { path: bankPath, body: checkMessage }, ({ body, path }) => {
    const checked = checkItem(desk, path.bank, body.item);
    return checked.ok ? tell<CheckReply>(checked.value) : checked;
  });
  calls.send(
    'post',
    '/banks/:bank/items/:item/acts',
    { path: itemPath, body: itemActMessage },
    ({ body, path, staff }) => {
      if (!may(staff.role, ITEM_ACT_DEEDS[body.act])) return refuse('not-allowed');
      const done = actOnItem(desk, { ...path, ...body, by: staff.name });
      return done.ok ? tell<ItemRecordReply>({ record: done.value }) : done;
    },
  );
}

function paperCalls(calls: ItemCalls, desk: ItemDesk): void {
  calls.get('/definitions', { path: noPath }, () => tell<DefinitionsReply>({ definitions: viewDefinitions(desk) }));
  calls.send('post', '/banks/:bank/paper', { path: bankPath, body: paperOrder }, ({ body, path }) => {
    const drawn = previewPaper(desk, { ...path, ...body });
    return drawn.ok ? tell<PaperPreviewReply>(drawn.value) : drawn;
  });
  calls.raw('/banks/:bank/export', { path: bankPath }, async ({ bank }, response) => {
    const made = await exportBank(desk, bank);
    if (!made.ok) return refused(response, made.refusal);
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${made.value.name}"`,
    });
    response.end(made.value.bytes);
  });
}

/** An SVG opened as a page of its own could run a script: it may not, here. */
function showMedium(desk: ItemDesk, path: string, bank: string, response: Response): void {
  const type = mediaType(path);
  const bytes = type === null ? null : desk.shelf.medium(bank, path);
  if (type === null || bytes === null) return void response.status(404).end();
  response.set({
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(bytes);
}
