import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { type Form, passageAt } from '#domain/form/form.ts';
import type { Face } from '#domain/item/face.ts';
import type { Response } from '#domain/item/response.ts';
import { ItemView } from '../items/item-view.tsx';
import { mediaOfForm } from '../media/media-of-form.ts';
import { LanguageSwitch, SpacingButtons, TextSizes, ThemeButton } from '../screens/display-tools.tsx';
import { PassagePane } from '../screens/passage-pane.tsx';
import { placedSections } from '../state/paper.ts';
import type { Shown } from './shown-items.ts';
import '../screens/item-panel.css';

interface PreviewPageProps {
  readonly shown: StoreApi<Shown>;
  bring(names: readonly string[]): void;
}

/** Items as candidates see them, by the candidate's own views; what is tried here is kept nowhere. */
export function PreviewPage({ bring, shown }: PreviewPageProps) {
  const { t } = useTranslation();
  const { isRefused, items } = useStore(shown);
  const form = items?.form;
  useEffect(() => {
    if (form !== undefined) bring(mediaOfForm(form));
  }, [bring, form]);
  return (
    <>
      <div className="preview-bar">
        <div className="tools" role="group" aria-label={t('tools.label')}>
          <LanguageSwitch />
          <TextSizes />
          <div className="grp">
            <SpacingButtons />
            <ThemeButton />
          </div>
        </div>
      </div>
      <main className="preview-items">
        <h1 className="sr">{t('preview.title')}</h1>
        <p role="status" className={isRefused ? 'preview-said' : 'sr'}>
          {isRefused && t('preview.refused')}
        </p>
        {items !== null && <Items form={items.form} notes={items.notes} />}
      </main>
    </>
  );
}

function Items({ form, notes }: { form: Form; notes: readonly string[] }) {
  const { i18n } = useTranslation();
  const placed = placedSections(form);
  return placed.map(({ section, start }) => (
    <section key={section.code}>
      {form.sections.length > 1 && (
        <h2 className="preview-section">{i18n.language === 'en' ? section.name.en : section.name.id}</h2>
      )}
      {section.items.map((face, place) => (
        // An answer to what the item was before may not fit what it is now.
        <Item
          key={`${start + place} ${JSON.stringify(face)}`}
          face={face}
          form={form}
          position={start + place}
          note={notes[start + place] ?? ''}
        />
      ))}
    </section>
  ));
}

interface ItemProps {
  readonly face: Face;
  readonly form: Form;
  readonly position: number;
  readonly note: string;
}

/** A passage stands with the first of its items. */
function Item({ face, form, note, position }: ItemProps) {
  const { t } = useTranslation();
  const [response, setResponse] = useState<Response | null>(null);
  const [struck, setStruck] = useState<ReadonlySet<number>>(new Set());
  const passage = passageAt(form, position);
  const isFirst = passage !== undefined && passage !== passageAt(form, position - 1);
  const strike = (option: number): void => {
    const next = new Set(struck);
    if (!next.delete(option)) next.add(option);
    setStruck(next);
  };
  return (
    <div className="preview-item">
      {note !== '' && <p className="preview-note">{note}</p>}
      {isFirst && <PassagePane passage={passage} />}
      <div className="item-area">
        <article className="item" aria-label={t('item.heading', { number: position + 1 })}>
          <div className="item-in">
            <div className="ih">
              <h3>{t('item.heading', { number: position + 1 })}</h3>
            </div>
            <ItemView
              face={face}
              position={position}
              response={response}
              struck={struck}
              isOpen
              respond={setResponse}
              strike={strike}
            />
          </div>
        </article>
      </div>
    </div>
  );
}
