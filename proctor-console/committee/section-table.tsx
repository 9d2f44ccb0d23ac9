import { useSpeech } from '../messages/speech.ts';
import { type DefinitionJson, listAt, textAt } from './definition-json.ts';

interface SectionParts {
  readonly definition: DefinitionJson;
  readonly place: number;
  readonly put: (path: readonly (string | number)[], value: unknown) => void;
}

const LEVELS = ['', 'easy', 'medium', 'hard'] as const;

/** How many items of which topic and difficulty a paper draws in one section. */
export function SectionTable({ definition, place, put }: SectionParts) {
  const { t, number, words } = useSpeech();
  const path = ['sections', place] as const;
  const section = listAt(definition, ['sections'])[place];
  const draws = listAt(section, ['draw']);
  const total = draws.reduce<number>((sum, draw) => sum + (Number(textAt(draw, ['count'])) || 0), 0);
  const name = words({ id: textAt(section, ['name', 'id']), en: textAt(section, ['name', 'en']) });
  const code = textAt(section, ['code']);
  const ofRow = (what: string, row: number) => t('committee.ofRow', { what, code, row: number(row + 1) });
  const set = (row: number, field: string, value: unknown) => put([...path, 'draw', row, field], value);
  return (
    <div className="draws">
      <h3>{t('committee.section', { code: textAt(section, ['code']), name, n: number(total) })}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('committee.topic')}</th>
            <th scope="col">{t('committee.level')}</th>
            <th scope="col">{t('committee.items')}</th>
            <th scope="col">
              <span className="sr">{t('committee.removeDraw')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draws.map((draw, row) => (
            <tr key={row}>
              <td>
                <input
                  aria-label={ofRow(t('committee.topic'), row)}
                  value={textAt(draw, ['topic'])}
                  onChange={({ target }) => set(row, 'topic', target.value === '' ? undefined : target.value)}
                />
              </td>
              <td>
                <select
                  aria-label={ofRow(t('committee.level'), row)}
                  value={textAt(draw, ['difficulty'])}
                  onChange={({ target }) => set(row, 'difficulty', target.value === '' ? undefined : target.value)}
                >
                  {LEVELS.map((level) => (
                    <option key={level} value={level}>
                      {level === '' ? t('committee.anyLevel') : t(`bank.difficulty.${level}`)}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <input
                  type="number"
                  min={1}
                  aria-label={ofRow(t('committee.items'), row)}
                  value={textAt(draw, ['count'])}
                  onChange={({ target }) => set(row, 'count', Number(target.value))}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={ofRow(t('committee.removeDraw'), row)}
                  disabled={draws.length === 1}
                  onClick={() =>
                    put(
                      [...path, 'draw'],
                      draws.filter((_, other) => other !== row),
                    )
                  }
                >
                  {t('committee.removeDraw')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="btn sm" onClick={() => put([...path, 'draw'], [...draws, { count: 1 }])}>
        {t('committee.addDraw')}
      </button>
    </div>
  );
}
