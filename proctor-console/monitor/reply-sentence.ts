import { useCallback } from 'react';
import type { ActReply } from '../connection/proctor-socket.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from './refusal-sentence.ts';

/** What became of an act when it did not go through; nothing to say when it did. */
export function useReplySentence(): (reply: ActReply) => string {
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
