import { useState } from 'react';
import type { SessionSummary } from '#protocol/proctor-down.ts';
import type { SebFileReply } from '#protocol/staff-seb-file.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole, useMay } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

type Made = Extract<SebFileReply, { ok: true }>;

const SHORTEST = 8;
const PASSWORD = /^[\x21-\x7e]*$/;

/** The committee's way to the settings file of Safe Exam Browser; nobody else sees the button, and the engine holds them to it. */
export function SebFileButton({ session }: { session: SessionSummary }) {
  const { t, words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('seb-file')) return null;
  return (
    <>
      <button
        type="button"
        className="btn sm"
        onClick={() => setOpen(true)}
        aria-label={t('seb.ofSession', { title: words(session.title) })}
      >
        <Icon name="lock" />
        {t('seb.button')}
      </button>
      {isOpen && <SebFileDialog sessionId={session.id} onDone={() => setOpen(false)} />}
    </>
  );
}

function SebFileDialog({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const { t } = useSpeech();
  const { workstations } = useConsole();
  const say = useRefusalSentence();
  const [password, setPassword] = useState('');
  const [screenReader, setScreenReader] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  const make = async (): Promise<string> => {
    if (password !== '' && (password.length < SHORTEST || !PASSWORD.test(password))) {
      return t('seb.password-wrong', { least: SHORTEST });
    }
    const reply = await workstations.sebFile(sessionId, { password: password === '' ? null : password, screenReader });
    if (!reply.ok) return say(reply.refusal);
    setMade({ ...reply, ok: true });
    save(reply.fileName, reply.file);
    return '';
  };

  return (
    <ConfirmDialog title={t('seb.title')} goes={t('seb.make')} onCancel={onDone} onConfirm={make}>
      <p>{t('seb.lead')}</p>
      <label className="entry">
        <span className="label">{t('seb.password', { least: SHORTEST })}</span>
        <input
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <label className="tick">
        <input type="checkbox" checked={screenReader} onChange={(event) => setScreenReader(event.target.checked)} />
        {t('seb.screen-reader')}
      </label>
      <div role="status">{made !== null && <MadeFacts made={made} />}</div>
    </ConfirmDialog>
  );
}

function MadeFacts({ made }: { made: Made }) {
  const { t } = useSpeech();
  return (
    <dl className="seb-made">
      <dt>{t('seb.file')}</dt>
      <dd>{made.fileName}</dd>
      <dt>{t('seb.config-key')}</dt>
      <dd className="mono">{made.configKey}</dd>
      <dt>{t('seb.quit-password')}</dt>
      <dd className="mono">{made.quitPassword}</dd>
      <dt>{t('seb.rules')}</dt>
      <dd className={made.isAccepted ? 'bare s-saved' : 'bare s-doubtful'}>
        <Icon name={made.isAccepted ? 'saved' : 'unsaved'} />
        {t(made.isAccepted ? 'seb.accepted' : 'seb.not-accepted')}
      </dd>
    </dl>
  );
}

/** Hands bytes to the person as a file; nothing of it stays in the page. */
function save(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/seb' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
