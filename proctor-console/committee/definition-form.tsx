import { useId, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { type DefinitionJson, at, listAt, textAt, withAt } from './definition-json.ts';
import { SectionTable } from './section-table.tsx';

interface DefinitionParts {
  readonly known: readonly DefinitionJson[];
  readonly definition: DefinitionJson | null;
  readonly onChange: (definition: DefinitionJson) => void;
}

type Path = readonly (string | number)[];

const MINUTE_MS = 60_000;

const CHOICES = [
  ['clockStarts', ['session', 'sign-in']],
  ['livePolicy', ['locked', 'finished', 'running']],
  ['publicNames', ['', 'full', 'initials', 'number']],
  ['whenUnsaved', ['', 'go-on', 'block']],
  ['workstations', ['', 'open', 'flagged', 'required']],
  ['seats', ['', 'flagged', 'required']],
] as const;

/** Begins from a template; every field that a committee changes from year to year stands here, the whole of it below as JSON. */
export function DefinitionForm({ known, definition, onChange }: DefinitionParts) {
  const { t, words } = useSpeech();
  return (
    <>
      <label className="entry">
        <span className="label">{t('committee.template')}</span>
        <select
          value={textAt(definition, ['id'])}
          onChange={({ target }) => {
            const chosen = known.find((each) => textAt(each, ['id']) === target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {definition === null && <option value="">{t('committee.choose')}</option>}
          {definition !== null && !known.some((each) => textAt(each, ['id']) === textAt(definition, ['id'])) && (
            <option value={textAt(definition, ['id'])}>{textAt(definition, ['id'])}</option>
          )}
          {known.map((each) => (
            <option key={textAt(each, ['id'])} value={textAt(each, ['id'])}>
              {words({ id: textAt(each, ['title', 'id']), en: textAt(each, ['title', 'en']) })}
            </option>
          ))}
        </select>
      </label>
      {definition !== null && <Fields definition={definition} onChange={onChange} />}
    </>
  );
}

function Fields({ definition, onChange }: { definition: DefinitionJson; onChange: (next: DefinitionJson) => void }) {
  const { t } = useSpeech();
  const put = (path: Path, value: unknown) => onChange(withAt(definition, path, value));
  const text = (path: Path, word: string) => (
    <label className="entry">
      <span className="label">{t(word)}</span>
      <input value={textAt(definition, path)} onChange={({ target }) => put(path, target.value)} />
    </label>
  );
  /** `unit`: how many of the definition's own units one of the entry's is. */
  const number = (path: Path, word: string, unit = 1) => {
    const found = at(definition, path);
    return (
      <label className="entry">
        <span className="label">{t(word)}</span>
        <input
          type="number"
          value={typeof found === 'number' ? found / unit : ''}
          onChange={({ target }) => put(path, target.value === '' ? undefined : Number(target.value) * unit)}
        />
      </label>
    );
  };
  const flag = (path: Path, word: string) => (
    <label className="check-entry">
      <input
        type="checkbox"
        checked={at(definition, path) === true}
        onChange={({ target }) => put(path, target.checked)}
      />
      <span>{t(word)}</span>
    </label>
  );
  return (
    <>
      <div className="entries">
        {text(['id'], 'committee.field.id')}
        {text(['title', 'id'], 'committee.field.titleId')}
        {text(['title', 'en'], 'committee.field.titleEn')}
        {text(['legalBasis'], 'committee.field.legalBasis')}
        {number(['durationMinutes'], 'committee.field.duration')}
        {number(['shortlistFactor'], 'committee.field.shortlist')}
        {number(['lateCutOffMinutes'], 'committee.field.lateCutOff')}
        {number(['extensionLimitMs'], 'committee.field.extensionLimit', MINUTE_MS)}
        <Choices definition={definition} put={put} />
      </div>
      {flag(['official'], 'committee.field.official')}
      {at(definition, ['official']) === true &&
        at(definition, ['livePolicy']) === 'running' &&
        flag(['acknowledgesRunningSignal'], 'committee.field.acknowledges')}
      {listAt(definition, ['sections']).map((_, place) => (
        <SectionTable key={place} definition={definition} place={place} put={put} />
      ))}
      <Thresholds definition={definition} put={put} />
      <WholeText definition={definition} onChange={onChange} />
    </>
  );
}

interface PartParts {
  readonly definition: DefinitionJson;
  readonly put: (path: Path, value: unknown) => void;
}

function Choices({ definition, put }: PartParts) {
  const { t } = useSpeech();
  return CHOICES.map(([field, values]) => (
    <label className="entry" key={field}>
      <span className="label">{t(`committee.field.${field}`)}</span>
      <select
        value={textAt(definition, [field])}
        onChange={({ target }) => put([field], target.value === '' ? undefined : target.value)}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {t(`committee.${field}.${value === '' ? 'none' : value}`)}
          </option>
        ))}
      </select>
    </label>
  ));
}

function Thresholds({ definition, put }: PartParts) {
  const { t, words } = useSpeech();
  const categories = listAt(definition, ['categories']);
  const named = (code: unknown) => {
    const found = categories.find((category) => textAt(category, ['code']) === code);
    const said = words({ id: textAt(found, ['name', 'id']), en: textAt(found, ['name', 'en']) });
    return said === '' ? String(code) : said;
  };
  const rules = listAt(definition, ['thresholds']);
  const codes = listAt(definition, ['sections']).map((section) => textAt(section, ['code']));
  if (rules.length === 0) return <p className="lead">{t('committee.noThresholds')}</p>;
  const figure = (path: Path, label: string) => (
    <input
      type="number"
      aria-label={label}
      value={textAt(definition, path)}
      onChange={({ target }) => put(path, target.value === '' ? undefined : Number(target.value))}
    />
  );
  return (
    <div className="draws">
      <h3>{t('committee.thresholds')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('committee.appliesTo')}</th>
            {[...codes, t('column.total')].map((code) => (
              <th scope="col" key={code}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, place) => {
            const whom = listAt(rule, ['appliesTo']).map(named).join(', ');
            return (
              <tr key={place}>
                <th scope="row">{whom}</th>
                {codes.map((code) => (
                  <td key={code}>{figure(['thresholds', place, 'perSection', code], `${code}, ${whom}`)}</td>
                ))}
                <td>{figure(['thresholds', place, 'total'], `${t('column.total')}, ${whom}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What has no entry above: categories, accommodations, tie chain, lockdown. A text that is no JSON changes nothing yet. */
function WholeText({ definition, onChange }: { definition: DefinitionJson; onChange: (next: DefinitionJson) => void }) {
  const { t } = useSpeech();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    try {
      const json = JSON.parse(text) as unknown;
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
      setTyped(null);
      onChange(json as DefinitionJson);
    } catch {
      // The person is still typing; the sentence below says so.
    }
  };
  return (
    <details className="whole-text">
      <summary>{t('committee.json')}</summary>
      <label className="entry">
        <span className="label">{t('committee.jsonLead')}</span>
        <textarea
          className="mono"
          rows={16}
          spellCheck={false}
          aria-describedby={id}
          value={typed ?? JSON.stringify(definition, null, 2)}
          onChange={({ target }) => type(target.value)}
        />
      </label>
      <p id={id} className="said" role="status">
        {typed !== null && t('committee.noJson')}
      </p>
    </details>
  );
}
