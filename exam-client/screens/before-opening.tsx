import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#protocol/candidate-down.ts';
import { type PracticeTexts, practiceForm } from '../state/practice.ts';
import { usePractising } from './practising.ts';
import { Tutorial } from './tutorial.tsx';
import { Waiting } from './waiting.tsx';

/** A branch of the catalogue, not one sentence. */
const ITEMS = 'practice.items';

/** Until the session opens: waiting, or practising as often as one likes; what was practised stays in between. */
export function BeforeOpening({ view }: { view: AttemptView }) {
  const { t, i18n } = useTranslation();
  const [isPractising, setPractising] = useState(false);
  const leave = useCallback(() => setPractising(false), []);
  const { kinds } = view.session;
  const form = useMemo(() => {
    const texts = t(ITEMS, { returnObjects: true }) as unknown as PracticeTexts;
    return practiceForm(kinds, texts, t('practice.section'), t('title.practice'));
    // The view comes anew with every fact; the kinds in it stay the same.
  }, [t, i18n.language, kinds.join()]);
  const practising = usePractising(form, leave);
  if (isPractising) return <Tutorial {...{ form, practising, leave }} />;
  return <Waiting view={view} practise={() => setPractising(true)} hasPractised={practising.tried.size > 0} />;
}
