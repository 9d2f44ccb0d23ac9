import { useSpeech } from '../messages/speech.ts';
import type { Board, BoardFilter } from '../state/board.ts';

interface FilterParts {
  readonly board: Board;
  readonly rooms: readonly string[];
  readonly filter: BoardFilter;
  readonly onFilter: (filter: BoardFilter) => void;
}

/** One list for each thing that the board can be narrowed by; none where there is nothing to choose. */
export function BoardFilters({ board, rooms, filter, onFilter }: FilterParts) {
  const { t, words } = useSpeech();
  const categories = board.head.session.categories ?? [];
  return (
    <>
      {(rooms.length > 1 || filter.room !== '') && (
        <Choice
          name={t('board.room')}
          all={t('board.allRooms')}
          chosen={filter.room}
          options={rooms.map((room) => [room, room])}
          onChoose={(room) => onFilter({ ...filter, room })}
        />
      )}
      {(categories.length > 1 || filter.category !== '') && (
        <Choice
          name={t('board.category')}
          all={t('board.allCategories')}
          chosen={filter.category}
          options={categories.map(({ code, name }) => [code, words(name)])}
          onChoose={(category) => onFilter({ ...filter, category })}
        />
      )}
    </>
  );
}

interface ChoiceParts {
  readonly name: string;
  readonly all: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ name, all, chosen, options, onChoose }: ChoiceParts) {
  const isListed = chosen === '' || options.some(([value]) => value === chosen);
  return (
    <select className="narrowed" aria-label={name} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{all}</option>
      {!isListed && <option value={chosen}>{chosen}</option>}
      {options.map(([value, shown]) => (
        <option key={value} value={value}>
          {shown}
        </option>
      ))}
    </select>
  );
}
