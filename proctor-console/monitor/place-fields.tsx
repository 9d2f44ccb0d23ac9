import { useSpeech } from '../messages/speech.ts';

export interface Place {
  readonly name: string;
  readonly room: string;
  readonly seat: string;
}

const FIELDS = [
  ['name', 60],
  ['room', 60],
  ['seat', 20],
] as const;

/** What a computer is called and where it stands; only the name is needed. */
export function PlaceFields({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useSpeech();
  return (
    <div className="place-fields">
      {FIELDS.map(([field, most]) => (
        <label key={field} className="entry sm">
          <span className="label">{t(`computers.field.${field}`)}</span>
          <input
            maxLength={most}
            required={field === 'name'}
            value={place[field]}
            onChange={(event) => onChange({ ...place, [field]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}
