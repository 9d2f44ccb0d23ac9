import { useEffect, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Act } from '../state/reach.ts';
import type { ActResult, TakingBack } from './carry-out.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';

/** What undoes an act wholly: a stop gives back the time that it took, words leave the screens, time given is as if it had not been. */
const OPPOSITE = {
  pause: 'unpause',
  unpause: 'pause',
  'extend-time': 'withdraw-extension',
  'send-message': 'withdraw-message',
} as const satisfies Partial<Record<Act, Act | TakingBack>>;
/** For so long an act is a slip of the hand; afterwards what undoes it is an act like any other. Wrong words are wrong for longer. */
const UNDO_MS = 60_000;

type Undoable = keyof typeof OPPOSITE;

function canUndo(act: ActResult['act']): act is Undoable {
  return act in OPPOSITE;
}

interface UndoParts {
  readonly sessionId: string;
  readonly result: ActResult;
  readonly onUndone: (result: ActResult) => void;
}

/** Takes back what was just done where that is possible, with a reason of its own; where it is not, says why and what helps. */
export function UndoAct({ sessionId, result, onUndone }: UndoParts) {
  const { t } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const [asks, setAsks] = useState(false);
  const [isOver, setOver] = useState(false);
  const { act, affected, entryIndex: first, isForAll, isProposed } = result;
  useEffect(() => {
    setOver(false);
    const timer = setTimeout(() => setOver(true), UNDO_MS);
    return () => clearTimeout(timer);
  }, [result]);
  if (affected.length === 0) return null;
  if (isProposed === true) return <span>{t('undo.proposed')}</span>;
  if (!canUndo(act)) return <span>{t(`undo.not.${act}`)}</span>;
  if (isOver && !asks && act === 'extend-time') return <span>{t('undo.not.extend-time')}</span>;
  if (isOver && !asks && act !== 'send-message') return null;
  const opposite = OPPOSITE[act];
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setAsks(true)}>
        {t('undo.go')}
      </button>
      {asks && (
        <ConfirmDialog
          title={t('undo.title', { act: t(`act.${act}`) })}
          goes={t('undo.go')}
          asksReason
          onCancel={() => setAsks(false)}
          onConfirm={async (reason) => {
            const whom = isForAll === true ? ('all' as const) : [...affected];
            const reply =
              opposite === 'withdraw-message' || opposite === 'withdraw-extension'
                ? await line.act(opposite, { sessionId, whom, entryIndex: first ?? -1, reason })
                : await line.act(opposite, { sessionId, whom, reason });
            if (!reply.ok) return say(reply);
            const { affected: reached, entryIndex, spared } = reply;
            // What was taken back can be taken back itself, and nobody has asked for that.
            setAsks(false);
            onUndone({ act: opposite, affected: reached, spared, entryIndex, said: '', isForAll: isForAll === true });
            return '';
          }}
        >
          <p>{t(`undo.what.${act}`)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
