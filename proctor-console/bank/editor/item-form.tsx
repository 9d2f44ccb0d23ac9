import { DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';
import { tagsIn } from '#domain/authoring/tags.ts';
import type { AuthoredItem, Sound } from '#domain/item/authored-item.ts';
import { useState } from 'react';
import { useSpeech } from '../../messages/speech.ts';
import { replaced, without } from '../../state/list-edits.ts';
import { useEditor } from './editor-context.ts';
import { CheckField, Field, NumberField, SelectField, TextField } from './fields.tsx';
import { InteractionForm } from './interaction-form.tsx';
import { ordinal } from './letters.ts';
import { MarkupField } from './markup-field.tsx';
import { Rows } from './rows.tsx';

interface ItemFormParts {
  readonly item: AuthoredItem;
  /** A new item is given its id here; afterwards it keeps it. */
  readonly isNew: boolean;
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  readonly onChange: (item: AuthoredItem) => void;
}

const MOST_PLAYS = 20;

/** Everything of an item, in the order in which a person thinks of it: what it asks, what is right, where it belongs. */
export function ItemForm({ isNew, item, onChange, sections, topics }: ItemFormParts) {
  const { t } = useSpeech();
  const change = (part: Partial<AuthoredItem>): void => onChange({ ...item, ...part });
  const { interaction } = item;
  const hasOrder = !['true-false', 'numeric', 'short-text', 'gap-choice', 'hotspot'].includes(interaction.kind);
  return (
    <>
      {isNew && (
        <TextField
          label={t('edit.id')}
          hint={t('edit.idHint')}
          where="id"
          value={item.id}
          onChange={(id) => change({ id: id.toUpperCase() })}
        />
      )}
      <MarkupField
        label={t('bank.stem')}
        where="stem"
        hint={t('edit.markupHint')}
        rows={5}
        hasPictures
        value={item.stem}
        onChange={(stem) => change({ stem })}
      />
      <Sounds sounds={item.sounds} onChange={(sounds) => change({ sounds })} />
      <InteractionForm value={interaction} onChange={(next) => change({ interaction: next })} />
      {hasOrder && (
        <div className="checks">
          <CheckField
            label={t('edit.shuffles')}
            checked={item.shuffles}
            onChange={(shuffles) => change({ shuffles, pinsLast: shuffles && item.pinsLast })}
          />
          {interaction.kind !== 'ordering' && (
            <CheckField
              label={t('edit.pinsLast')}
              checked={item.pinsLast}
              onChange={(pinsLast) => change({ pinsLast, shuffles: pinsLast || item.shuffles })}
            />
          )}
        </div>
      )}
      <div className="entries">
        <TextField
          label={t('bank.part.section')}
          where="section"
          list={sections}
          value={item.section}
          onChange={(section) => change({ section })}
        />
        <TextField
          label={t('bank.part.topic')}
          where="topic"
          list={topics}
          value={item.topic}
          onChange={(topic) => change({ topic })}
        />
        <SelectField<Difficulty | ''>
          label={t('bank.part.difficulty')}
          where="difficulty"
          value={item.difficulty ?? ''}
          options={[
            ['', t('edit.undecided')],
            ...DIFFICULTIES.map((one) => [one, t(`bank.difficulty.${one}`)] as const),
          ]}
          onChange={(difficulty) => change({ difficulty: difficulty === '' ? null : difficulty })}
        />
        <TextField
          label={t('bank.part.language')}
          where="language"
          value={item.language}
          onChange={(language) => change({ language })}
        />
      </div>
      {(item.section === '' || item.topic === '' || item.difficulty === null) && (
        <p className="q">{t('edit.drawNeeds')}</p>
      )}
      <Tags tags={item.tags} onChange={(tags) => change({ tags })} />
      <Field label={t('bank.rationale')} where="rationale" hint={t('edit.rationaleHint')}>
        {(props) => (
          <textarea
            {...props}
            rows={3}
            value={item.rationale}
            onChange={({ target }) => change({ rationale: target.value.replace(/\n/g, ' ') })}
          />
        )}
      </Field>
    </>
  );
}

/** What is typed stays as it is typed; what it means goes on. */
function Tags({ onChange, tags }: { tags: readonly string[]; onChange: (tags: readonly string[]) => void }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState({ text: tags.join(', '), tags });
  return (
    <TextField
      label={t('bank.part.tags')}
      hint={t('edit.tagsHint')}
      where="tags"
      value={typed.tags === tags ? typed.text : tags.join(', ')}
      onChange={(text) => {
        const found = tagsIn(text);
        setTyped({ text, tags: found });
        onChange(found);
      }}
    />
  );
}

const SOUND = /\.(mp3|ogg|m4a|wav)$/i;

function Sounds({ onChange, sounds }: { sounds: readonly Sound[]; onChange: (sounds: readonly Sound[]) => void }) {
  const { t } = useSpeech();
  const { media } = useEditor();
  const files = media.filter(({ path }) => SOUND.test(path)).map(({ path }) => path);
  if (files.length === 0 && sounds.length === 0) return null;
  const change = (at: number, part: Partial<Sound>): void =>
    onChange(replaced(sounds, at, { ...sounds[at]!, ...part }));
  return (
    <Rows
      title={t('bank.sounds')}
      where="sounds"
      count={sounds.length}
      nameOf={ordinal}
      addWord={t('edit.addSound')}
      onAdd={() => onChange([...sounds, { source: files[0] ?? '', transcript: '', plays: 2 }])}
      onRemove={(at) => onChange(without(sounds, at))}
      row={(at) => (
        <div className="entries">
          <SelectField
            label={t('edit.soundFile')}
            where={`sounds[${at}].source`}
            value={sounds[at]?.source ?? ''}
            options={[...new Set([sounds[at]?.source ?? '', ...files])].map((path) => [
              path,
              path.replace('media/', ''),
            ])}
            onChange={(source) => change(at, { source })}
          />
          <TextField
            label={t('edit.transcript')}
            where={`sounds[${at}]`}
            value={sounds[at]?.transcript ?? ''}
            onChange={(transcript) => change(at, { transcript })}
          />
          <NumberField
            label={t('edit.plays')}
            hint={t('edit.playsHint')}
            where={`sounds[${at}].plays`}
            value={sounds[at]?.plays ?? null}
            least={1}
            most={MOST_PLAYS}
            onChange={(plays) => change(at, { plays })}
          />
        </div>
      )}
    />
  );
}
