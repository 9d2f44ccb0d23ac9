import { useSpeech } from '../messages/speech.ts';

const VIEWS = ['table', 'side'] as const;
export type DeskView = (typeof VIEWS)[number];

interface ViewParts {
  readonly view: DeskView;
  readonly onChoose: (view: DeskView) => void;
}

/** Where table and map do not fit beside each other, one of the two is in sight. A wide window shows both and not this. */
export function DeskViews({ view, onChoose }: ViewParts) {
  const { t } = useSpeech();
  return (
    <div className="fl desk-views" role="group" aria-label={t('deskView.label')}>
      {VIEWS.map((each) => (
        <button key={each} type="button" className="btn sm" aria-pressed={view === each} onClick={() => onChoose(each)}>
          {t(`deskView.${each}`)}
        </button>
      ))}
    </div>
  );
}
