import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { qrPath } from '../scoreboard/root-qr.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

interface State {
  readonly isOn: boolean;
  readonly codesLeft: number;
}

/** One's own second factor: set up with a phone, kept by recovery codes, taken away with a code. */
export function SecondFactor() {
  const { t, number } = useSpeech();
  const say = useRefusalSentence();
  const [state, setState] = useState<State | null>(null);
  const [begun, setBegun] = useState<{ readonly key: string; readonly address: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState('');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void accountDesk.factor().then((reply) => {
      if (reply.ok) setState(reply);
      else setSaid(say(reply.refusal));
    });
  }, [say, turn]);
  const begin = async () => {
    const reply = await accountDesk.beginFactor();
    setSaid(reply.ok ? '' : say(reply.refusal));
    if (reply.ok) setBegun(reply);
  };
  const confirm = async (code: string) => {
    const reply = await accountDesk.confirmFactor(code);
    setSaid(reply.ok ? '' : say(reply.refusal));
    if (!reply.ok) return;
    setCodes(reply.codes);
    setBegun(null);
    setTurn(turn + 1);
  };
  const drop = async (code: string) => {
    const reply = await accountDesk.dropFactor(code);
    setSaid(reply.ok ? '' : say(reply.refusal));
    if (!reply.ok) return;
    setCodes(null);
    setTurn(turn + 1);
  };
  return (
    <section className="card second-factor" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('factor.title')}</h2>
      <p role="status">
        {state !== null && t(state.isOn ? 'factor.isOn' : 'factor.isOff', { n: number(state.codesLeft) })}
      </p>
      {state?.isOn === false && begun === null && (
        <button type="button" className="btn" onClick={() => void begin()}>
          {t('factor.begin')}
        </button>
      )}
      {begun !== null && <Enrol begun={begun} onCode={confirm} />}
      {codes !== null && (
        <div className="recovery">
          <p>{t('factor.codes')}</p>
          <ul className="mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      )}
      {state?.isOn === true && <CodeForm label={t('factor.dropCode')} goes={t('factor.drop')} onCode={drop} />}
      <p className="said" role="alert">
        {said}
      </p>
    </section>
  );
}

interface EnrolParts {
  readonly begun: { readonly key: string; readonly address: string };
  readonly onCode: (code: string) => Promise<void>;
}

function Enrol({ begun, onCode }: EnrolParts) {
  const { t } = useSpeech();
  const { side, path } = useMemo(() => qrPath(begun.address), [begun.address]);
  return (
    <div className="enrol">
      <svg
        className="factor-qr"
        viewBox={`-4 -4 ${side + 8} ${side + 8}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('factor.qr')}
      >
        <path d={`M-4 -4h${side + 8}v${side + 8}h-${side + 8}z`} className="quiet" />
        <path d={path} className="dark" />
      </svg>
      <div>
        <p>{t('factor.scan')}</p>
        <p className="mono">{begun.key.replace(/(.{4})(?!$)/g, '$1 ')}</p>
        <CodeForm label={t('factor.code')} goes={t('factor.confirm')} onCode={onCode} />
      </div>
    </div>
  );
}

interface CodeParts {
  readonly label: string;
  readonly goes: string;
  readonly onCode: (code: string) => Promise<void>;
}

function CodeForm({ label, goes, onCode }: CodeParts) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onCode(code.trim()).then(() => setCode(''));
  };
  return (
    <form className="code-form" onSubmit={submit}>
      <label className="entry">
        <span className="label">{label}</span>
        <input
          required
          maxLength={20}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <button className="btn" disabled={code.trim() === ''}>
        {goes}
      </button>
    </form>
  );
}
