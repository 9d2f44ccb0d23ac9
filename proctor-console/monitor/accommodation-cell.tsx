import type { MonitorRow } from '#protocol/proctor-down.ts';
import { Icon } from '../appearance/icon.tsx';
import { DASH } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRoom } from './desk-context.tsx';

/** What the person was granted, in the words of the definition; then who sits beside them, and which settings their browser needs. */
export function AccommodationCell({ row: { accommodations } }: { row: MonitorRow }) {
  const { t, words, number } = useSpeech();
  const known = useRoom((state) => state.room?.head.accommodations);
  if (accommodations === null) return <span className="q">{DASH}</span>;
  const { assistant, codes, needsAssistant, sebConfig, start } = accommodations;
  const granted = (known ?? []).filter(({ code }) => codes.includes(code));
  const longest = Math.max(0, ...granted.map(({ durationMs }) => durationMs ?? 0));
  const parts = [
    ...granted.map(({ name }) => words(name)),
    ...(longest > 0 ? [t('granted.minutes', { n: number(longest / 60_000) })] : []),
    ...(start === 'proctor' ? [t('granted.startsApart')] : []),
    ...(assistant === null ? [] : [t('granted.assistant', { who: assistant })]),
    ...(assistant === null && needsAssistant ? [t('granted.assistantMissing')] : []),
    ...(sebConfig === null ? [] : [t('granted.sebConfig', { name: sebConfig })]),
  ];
  return (
    <span className="bare nrm acc" title={parts.join('; ')}>
      <Icon name="access" />
      <span>{parts.join(' · ')}</span>
    </span>
  );
}
