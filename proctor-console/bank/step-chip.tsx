import type { ItemStep } from '#domain/authoring/item-record.ts';
import { Icon, type IconName } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';

const LOOKS: Readonly<Record<ItemStep, readonly [IconName, string]>> = {
  draft: ['pen', 's-stale'],
  submitted: ['eye', 's-saving'],
  reviewed: ['wait', 's-doubtful'],
  approved: ['check', 's-saved'],
  retired: ['cross', 's-locked'],
};

export function StepChip({ step }: { step: ItemStep }) {
  const { t } = useSpeech();
  const [icon, look] = LOOKS[step];
  return (
    <span className={`bare ${look}`}>
      <Icon name={icon} />
      {t(`bank.step.${step}`)}
    </span>
  );
}
