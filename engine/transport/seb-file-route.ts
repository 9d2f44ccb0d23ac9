import type { Request, Response } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { refuse } from '#domain/session/refusal.ts';
import { type SebFileReply, askSebFile } from '#protocol/staff-seb-file.ts';
import type { Desk } from '../actions/desk.ts';
import { sebSecrets } from '../actions/seb-secrets.ts';
import { examSebFile } from './exam-seb-file.ts';
import { parseMessage } from './parse-message.ts';

/** The settings file of a session's exam, made for the address that the workstations use. */
export function sendSebFile(desk: Desk, request: Request<{ id: string }>, response: Response): void {
  const hall = desk.halls.get(request.params.id as SessionId);
  if (hall === undefined) return void response.status(404).json(refuse('unknown-session'));
  const parsed = parseMessage(askSebFile, request.body);
  if (!parsed.ok) return void response.status(400).json(parsed);
  const address = desk.publicOrigin ?? `${request.protocol}://${request.get('host') ?? ''}`;
  if (!URL.canParse(address)) return void response.status(400).json(refuse('malformed', { detail: 'host: is none' }));
  const url = new URL(address);
  const { password, screenReader } = parsed.value;
  const { id, lockdown } = hall.definition;
  const secrets = sebSecrets(desk, { id, origin: url.origin, screenReader });
  const { configKey, file } = examSebFile(desk.hashing, { url, password, screenReader, ...secrets });
  const reply: SebFileReply = {
    ok: true,
    fileName: `${id}${screenReader ? '-pembaca-layar' : ''}.seb`,
    file: Buffer.from(file).toString('base64'),
    configKey,
    quitPassword: secrets.quitPassword,
    isAccepted: lockdown !== undefined && lockdown.configKeys.includes(configKey),
  };
  response.set('Cache-Control', 'no-store').json(reply);
}
