import { useId } from 'react';
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

interface FieldParts {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
  /** Seats without a computer in the rooms that are laid out. */
  readonly offers?: readonly { readonly room: string; readonly seats: readonly string[] }[];
}

/** What a computer is called and where it stands; only the name is needed. A room that is laid out proposes its first free seat. */
export function PlaceFields({ place, onChange, offers = [] }: FieldParts) {
  const { t } = useSpeech();
  const id = useId();
  const seatsIn = (room: string) => offers.find((offer) => offer.room === room)?.seats ?? [];
  const lists = { name: [], room: offers.map(({ room }) => room), seat: seatsIn(place.room) };
  const change = (field: (typeof FIELDS)[number][0], value: string) => {
    const [first] = field === 'room' ? seatsIn(value) : [];
    onChange({ ...place, [field]: value, ...(first !== undefined && { seat: first }) });
  };
  return (
    <div className="place-fields">
      {FIELDS.map(([field, most]) => (
        <label key={field} className="entry sm">
          <span className="label">{t(`computers.field.${field}`)}</span>
          <input
            maxLength={most}
            required={field === 'name'}
            value={place[field]}
            list={lists[field].length > 0 ? `${id}-${field}` : undefined}
            onChange={(event) => change(field, event.target.value)}
          />
          {lists[field].length > 0 && (
            <datalist id={`${id}-${field}`}>
              {lists[field].map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </label>
      ))}
    </div>
  );
}
