import { useEffect, useRef, useState } from 'react';
import type { Form } from '#domain/form/form.ts';
import { type ShowItems, previewReady } from '#protocol/item-preview.ts';
import { useSpeech } from '../messages/speech.ts';

interface FrameParts {
  readonly bank: string;
  readonly form: Form;
  /** What stands over each item, in order; nothing without it. */
  readonly notes?: readonly string[];
  readonly title: string;
  /** Raised to print what the frame shows. */
  readonly printed?: number;
}

/**
 * Items as candidates see them: the candidate's own views, on a page of their own in a frame, which is told faces and nothing else.
 * Text size, contrast and language are chosen in the frame, as in an exam.
 */
export function CandidateFrame({ bank, form, notes, printed = 0, title }: FrameParts) {
  const { language } = useSpeech();
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const hear = ({ data, origin, source }: MessageEvent): void => {
      if (source !== frame.current?.contentWindow || origin !== window.location.origin) return;
      if (previewReady.safeParse(data).success) setReady(true);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (!isReady) return;
    const message = { kind: 'show', bank, language, form, notes: notes ?? [] } satisfies Shown;
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
  }, [isReady, bank, form, notes, language]);
  useEffect(() => {
    if (printed > 0) frame.current?.contentWindow?.print();
  }, [printed]);
  return (
    <iframe
      ref={frame}
      className="candidate-frame"
      title={title}
      src="/bank/preview"
      sandbox="allow-scripts allow-same-origin allow-modals"
    />
  );
}

type Shown = Omit<ShowItems, 'form' | 'notes'> & { readonly form: Form; readonly notes: readonly string[] };
