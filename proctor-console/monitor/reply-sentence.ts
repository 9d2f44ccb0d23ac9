import { useCallback } from 'react';
import type { HeldList } from '#protocol/proctor-down.ts';
import type { ActReply, Unanswered } from '../connection/proctor-socket.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from './refusal-sentence.ts';

/** What became of an act when it did not go through; nothing to say when it did. */
export function useReplySentence(): (reply: ActReply | HeldList | Unanswered) => string {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  return useCallback(
    (reply) => {
      if (reply.ok) return '';
      return 'unanswered' in reply ? t('act.unanswered') : say(reply.refusal);
    },
    [t, say],
  );
}
