import { useId, useState } from 'react';
import {
  MOST_LINES,
  NUMBERINGS,
  type Numbering,
  type RoomPlan,
  freeSeatName,
  numberSeats,
  proposeSpares,
  putCell,
  resizeRoom,
  seatsOf,
  sparesOf,
} from '#domain/room/room-plan.ts';
import { useSpeech } from '../messages/speech.ts';
import { RoomGrid } from './room-grid.tsx';
import { TOOLS, type Tool, cellAs } from './room-tools.ts';

interface EditorParts {
  readonly plan: RoomPlan;
  readonly onChange: (plan: RoomPlan) => void;
}

/** Settings at one side, the grid at the other; what a tool does the keys 1 to 4 do too. */
export function RoomEditor({ plan, onChange }: EditorParts) {
  const [tool, setTool] = useState<Tool>('spare');
  const [active, setActive] = useState(0);
  const at = Math.min(active, plan.cells.length - 1);
  const apply = (place: number, wanted: Tool) => {
    const before = plan.cells[place];
    if (before === undefined) return;
    onChange(
      putCell(
        plan,
        place,
        cellAs(before, wanted, () => freeSeatName(plan, place)),
      ),
    );
  };
  return (
    <div className="room-parts">
      <div className="card room-settings">
        <Measures plan={plan} onChange={onChange} />
        <Numbers plan={plan} onChange={onChange} />
        <ActiveSeat plan={plan} at={at} onChange={onChange} />
      </div>
      <div className="card room-drawing">
        <ToolChoice tool={tool} onChange={setTool} />
        <RoomGrid
          plan={plan}
          active={at}
          onActive={setActive}
          onTool={(place, wanted) => apply(place, wanted ?? tool)}
        />
        <Tally plan={plan} />
      </div>
    </div>
  );
}

function Measures({ plan, onChange }: EditorParts) {
  const { t } = useSpeech();
  const note = useId();
  const resize = (rows: number, columns: number) => {
    const isWhole = [rows, columns].every((n) => Number.isInteger(n) && n >= 1 && n <= MOST_LINES);
    if (isWhole) onChange(resizeRoom(plan, rows, columns));
  };
  return (
    <>
      <label className="entry">
        <span className="label">{t('rooms.name')}</span>
        <input
          value={plan.name}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...plan, name: target.value })}
        />
      </label>
      <div className="entries">
        {(['rows', 'columns'] as const).map((side) => (
          <label key={side} className="entry">
            <span className="label">{t(`rooms.${side}`)}</span>
            <input
              type="number"
              min={1}
              max={MOST_LINES}
              value={plan[side]}
              onChange={({ target }) =>
                side === 'rows' ? resize(target.valueAsNumber, plan.columns) : resize(plan.rows, target.valueAsNumber)
              }
            />
          </label>
        ))}
      </div>
      <label className="check-entry">
        <input
          type="checkbox"
          checked={plan.apart}
          aria-describedby={note}
          onChange={({ target }) => onChange({ ...plan, apart: target.checked })}
        />
        {t('rooms.isApart')}
      </label>
      <p className="lead" id={note}>
        {t('rooms.apartLead')}
      </p>
    </>
  );
}

function Numbers({ plan, onChange }: EditorParts) {
  const { t } = useSpeech();
  const [pattern, setPattern] = useState<Numbering>('rows');
  return (
    <>
      <label className="entry">
        <span className="label">{t('rooms.numbering')}</span>
        <select value={pattern} onChange={({ target }) => setPattern(target.value as Numbering)}>
          {NUMBERINGS.map((each) => (
            <option key={each} value={each}>
              {t(`rooms.pattern.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="links">
        <button type="button" className="btn sm" onClick={() => onChange(numberSeats(plan, pattern))}>
          {t('rooms.renumber')}
        </button>
        <button type="button" className="btn sm" onClick={() => onChange(proposeSpares(plan))}>
          {t('rooms.proposeSpares')}
        </button>
      </p>
    </>
  );
}

/** The seat on which the grid stands: its name can be typed. */
function ActiveSeat({ plan, at, onChange }: EditorParts & { at: number }) {
  const { t, number } = useSpeech();
  const cell = plan.cells[at];
  const place = { row: number(Math.floor(at / plan.columns) + 1), column: number((at % plan.columns) + 1) };
  return (
    <label className="entry">
      <span className="label">{t('rooms.seatAt', place)}</span>
      <input
        value={cell?.kind === 'seat' ? cell.seat : ''}
        disabled={cell?.kind !== 'seat'}
        maxLength={12}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          if (cell?.kind === 'seat') onChange(putCell(plan, at, { ...cell, seat: target.value.trim() }));
        }}
      />
    </label>
  );
}

function ToolChoice({ tool, onChange }: { tool: Tool; onChange: (tool: Tool) => void }) {
  const { t } = useSpeech();
  return (
    <fieldset className="tool-choice">
      <legend>{t('rooms.tools')}</legend>
      {TOOLS.map((each, place) => (
        <label key={each} className={each === tool ? 'btn sm on' : 'btn sm'}>
          <input type="radio" name="tool" checked={each === tool} onChange={() => onChange(each)} />
          {t(`rooms.tool.${each}`)} <kbd>{place + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}

function Tally({ plan }: { plan: RoomPlan }) {
  const { t, number } = useSpeech();
  const spares = sparesOf(plan).length;
  const seats = seatsOf(plan).length;
  const share = seats === 0 ? 0 : Math.round((spares / seats) * 100);
  return (
    <p className="lead" role="status">
      {t('rooms.tally', { seats: number(seats - spares), spares: number(spares), share: number(share) })}
    </p>
  );
}
