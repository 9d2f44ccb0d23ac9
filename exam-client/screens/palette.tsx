import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerSheet, isLocked } from '#domain/answer/answer-sheet.ts';
import type { Form } from '#domain/form/form.ts';
import { type PlacedSection, isPartly, placedSections, tally } from '../state/paper.ts';
import { LockButton, type Locks, rangeOf } from './lock-block.tsx';
import './palette.css';

export interface PaletteProps {
  readonly form: Form;
  readonly sheet: AnswerSheet;
  readonly current: number;
  readonly unsaved: ReadonlySet<number>;
  /** Absent where nothing locks. */
  readonly locks?: Locks | undefined;
  go(position: number): void;
}

const COLUMNS = 10;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** One stop for the Tab key; inside, the arrows move from cell to cell and Enter opens one. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('.palette .pc')];
  const from = cells.indexOf(document.activeElement as HTMLElement);
  cells[Math.min(cells.length - 1, Math.max(0, from + step))]?.focus();
}

export function Palette(props: PaletteProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="sections" ref={box} onKeyDown={moveFocus} role="group" aria-label={t('palette.label')}>
      {placedSections(props.form).map((placed) => (
        <PaletteSection key={placed.section.code} placed={placed} {...props} />
      ))}
    </div>
  );
}

function PaletteSection({ placed: { section, start, end }, ...props }: PaletteProps & { placed: PlacedSection }) {
  const { t, i18n } = useTranslation();
  const { answered } = tally(props.sheet, start, end);
  const name = i18n.language === 'en' ? section.name.en : section.name.id;
  const { locks, sheet } = props;
  const blocks = locks?.blocks.filter(({ position }) => position >= start && position < end) ?? [];
  const [only] = blocks.length === 1 ? blocks : [];
  return (
    <section aria-label={name}>
      <div className="sec-h">
        <b title={name}>{section.code}</b>
        <span>{t('palette.range', { from: start + 1, to: end })}</span>
        <span className="r">
          <strong>{answered}</strong> {t('palette.of', { count: end - start })}
        </span>
        {only !== undefined && <LockButton block={only} sheet={sheet} isOpen={locks?.isOpen === true} />}
      </div>
      {blocks.length > 1 ? (
        <div className="blocks">
          {blocks.map((block) => (
            <div key={block.position}>
              <div className="blk-h">
                <span>{t('palette.range', rangeOf(block))}</span>
                <LockButton block={block} sheet={sheet} isOpen={locks?.isOpen === true} />
              </div>
              <Cells from={block.position} to={block.position + block.items} {...props} />
            </div>
          ))}
        </div>
      ) : (
        <Cells from={start} to={end} {...props} />
      )}
    </section>
  );
}

function Cells({ from, to, ...props }: PaletteProps & { from: number; to: number }) {
  return (
    <div className="palette">
      {Array.from({ length: to - from }, (_, index) => (
        <Cell key={from + index} position={from + index} {...props} />
      ))}
    </div>
  );
}

/** What is to be told of one item, the most urgent first. */
export function cellStates({
  position,
  form,
  sheet,
  current,
  unsaved,
}: Pick<PaletteProps, 'form' | 'sheet' | 'current' | 'unsaved'> & { readonly position: number }): string[] {
  return [
    unsaved.has(position) && 'unsaved',
    sheet.responses[position] !== null && 'answered',
    isPartly(form, sheet, position) && 'partly',
    sheet.flagged[position] === true && 'doubtful',
    isLocked(sheet, position) && 'locked',
    position === current && 'current',
  ].filter((state) => state !== false);
}

function Cell({ position, form, sheet, current, unsaved, go }: PaletteProps & { position: number }) {
  const { t } = useTranslation();
  const states = cellStates({ position, form, sheet, current, unsaved });
  const said = states.includes('answered') ? states : ['blank', ...states];
  const name = [t('palette.cell', { number: position + 1 }), ...said.map((state) => t(`palette.cell-${state}`))];
  return (
    <button
      className={['pc', ...states].join(' ')}
      aria-label={name.join(', ')}
      aria-current={position === current ? 'true' : undefined}
      tabIndex={position === current ? 0 : -1}
      onClick={() => go(position)}
    >
      {position + 1}
    </button>
  );
}

const LEGEND = ['blank', 'answered', 'partly', 'doubtful', 'locked', 'unsaved', 'current'] as const;
const looks: Record<(typeof LEGEND)[number], string> = {
  blank: 'pc',
  answered: 'pc answered',
  partly: 'pc answered partly',
  doubtful: 'pc answered doubtful',
  locked: 'pc answered locked',
  unsaved: 'pc unsaved',
  current: 'pc current',
};

/** A paper whose items have no parts is not told of answers in part, and one without blocks not of locked items. */
export function PaletteLegend({ hasParts = false, hasLocks = false }: { hasParts?: boolean; hasLocks?: boolean }) {
  const { t } = useTranslation();
  const marks = LEGEND.filter((state) => (hasParts || state !== 'partly') && (hasLocks || state !== 'locked'));
  return (
    <ul className="legend" aria-label={t('palette.legend')}>
      {marks.map((state) => (
        <li key={state}>
          <span className={looks[state]} aria-hidden="true">
            7
          </span>
          {t(`palette.${state}`)}
        </li>
      ))}
    </ul>
  );
}
