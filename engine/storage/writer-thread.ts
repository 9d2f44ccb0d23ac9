import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerWriter } from './ledger-writer.ts';
import { openWriter } from './open-writer.ts';
import { unpackGroups } from './packed-groups.ts';
import { packResults } from './packed-results.ts';
import type { WriterReply, WriterRequest } from './writer-messages.ts';

/** The writer in its own thread: a slow disk never stops the thread that talks to candidates. */
function main(): void {
  if (parentPort === null) throw new Error('writer-thread is started as a worker');
  const port = parentPort;
  const reply = (message: WriterReply): void => port.postMessage(message);
  let writer: LedgerWriter;
  try {
    const { dataDir, notes } = workerData as { readonly dataDir: string; readonly notes: readonly string[] };
    const opened = openWriter(dataDir, notes, () => reply({ kind: 'readable' }));
    writer = opened.writer;
    reply({ kind: 'ready', heads: writer.heads(), vkey: opened.vkey });
  } catch (fault) {
    reply({ kind: 'unusable', message: fault instanceof Error ? fault.message : String(fault) });
    port.close();
    return;
  }
  port.on('message', (request: WriterRequest) => {
    try {
      reply(answer(writer, request));
    } catch (fault) {
      reply({ kind: 'failed', id: request.id, message: fault instanceof Error ? fault.message : String(fault) });
    }
    if (request.kind === 'close') port.close();
  });
}

function answer(writer: LedgerWriter, request: WriterRequest): WriterReply {
  switch (request.kind) {
    case 'append': {
      const { heads, results } = writer.append(unpackGroups(request.groups));
      return { kind: 'appended', id: request.id, results: packResults(results), heads };
    }
    case 'create-sessions':
      writer.createSessions(request.sessions);
      return { kind: 'done', id: request.id, heads: writer.heads() };
    case 'put-staff':
      writer.putStaff(request.staff, request.note);
      return { kind: 'done', id: request.id, heads: [] };
    case 'change-staff-sessions':
      writer.changeStaffSessions(request.change);
      return { kind: 'done', id: request.id, heads: [] };
    case 'put-workstations':
      writer.putWorkstations(request.workstations);
      return { kind: 'done', id: request.id, heads: [] };
    case 'change-rooms':
      writer.changeRooms(request.change);
      return { kind: 'done', id: request.id, heads: [] };
    case 'put-witness':
      writer.putWitness(request.witness);
      return { kind: 'done', id: request.id, heads: [] };
    case 'put-cosignatures':
      writer.putCosignatures(request.cosignatures);
      return { kind: 'done', id: request.id, heads: [] };
    case 'pledge':
      return { kind: 'pledged', id: request.id, pledge: writer.pledgeAgain(request.session, request.index) };
    case 'close':
      writer.close();
      return { kind: 'done', id: request.id, heads: [] };
  }
}

main();
