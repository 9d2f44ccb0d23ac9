import { useCallback, useMemo, useState } from 'react';
import { itemFaults } from '#domain/authoring/item-faults.ts';
import type { Passage } from '#domain/item/authored-item.ts';
import type { InteractionKind } from '#domain/item/interaction.ts';
import type { ItemLineWire, MediumLine } from '#protocol/items-http.ts';
import { Icon } from '../../appearance/icon.tsx';
import type { DeskRefusal } from '../../connection/staff-desk.ts';
import { useSpeech } from '../../messages/speech.ts';
import { blankItem, editable } from '../../state/blank-item.ts';
import { ITEM_KINDS } from '../../state/item-view.ts';
import { previewForm } from '../../state/preview-form.ts';
import { addressOf } from '../bank-address.ts';
import { mayWrite, useAnswer, useBankRoom } from '../bank-context.ts';
import { BankHead } from '../bank-head.tsx';
import { CandidateFrame } from '../candidate-frame.tsx';
import { Refused } from '../refused.tsx';
import { EditorContext } from './editor-context.ts';
import { faultSentences } from './fault-sentences.ts';
import { ItemForm } from './item-form.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { type Draft, useDraft } from './use-draft.ts';

/** An item that is there. */
export function EditPage({ bank, id }: { bank: string; id: string }) {
  const { t } = useSpeech();
  const { desk, me } = useBankRoom();
  const { told, refusal, again } = useAnswer(useCallback(() => desk.item(bank, id), [desk, bank, id]));
  const newest = told?.versions.at(-1);
  const first = useMemo(
    () =>
      told === null || newest === undefined ? null : { item: editable(newest, told.tags), base: told.record.version },
    [told, newest],
  );
  return (
    <>
      <BankHead bank={bank} page={t('edit.title', { id })} />
      <Refused refusal={refusal} again={again} />
      {!mayWrite(me.role) && <p className="said">{t('refusal.not-allowed')}</p>}
      {first === null ? (
        <p role="status">{refusal === null && t('bank.reading')}</p>
      ) : (
        <Editor bank={bank} id={id} first={first} passage={told?.passage ?? null} />
      )}
    </>
  );
}

/** A new one: first its kind. */
export function NewPage({ bank }: { bank: string }) {
  const { t, language } = useSpeech();
  const [first, setFirst] = useState<Draft | null>(null);
  return (
    <>
      <BankHead bank={bank} page={t('edit.newTitle')} />
      {first === null ? (
        <section className="card kinds" aria-labelledby="kinds-title">
          <h2 id="kinds-title">{t('edit.whichKind')}</h2>
          <ul>
            {ITEM_KINDS.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  className="btn"
                  onClick={() => setFirst({ item: blankItem(one as InteractionKind, language), base: 0 })}
                >
                  {t(`bank.kind.${one}`)}
                </button>
                <span className="q">{t(`edit.kindWords.${one}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Editor bank={bank} id={`+${first.item.interaction.kind}`} first={first} passage={null} />
      )}
    </>
  );
}

interface EditorParts {
  readonly bank: string;
  readonly id: string;
  readonly first: Draft;
  readonly passage: Passage | null;
}

const NO_LINES: readonly ItemLineWire[] = [];
const NO_MEDIA: readonly MediumLine[] = [];

function Editor({ bank, first, id, passage }: EditorParts) {
  const speech = useSpeech();
  const { t, number } = speech;
  const { desk, me } = useBankRoom();
  const { change, checked, draft, isChanged, settle } = useDraft(bank, id, first);
  const lines = useAnswer(useCallback(() => desk.items(bank), [desk, bank])).told?.items ?? NO_LINES;
  const media = useAnswer(useCallback(() => desk.media(bank), [desk, bank])).told?.media ?? NO_MEDIA;
  const [added, setAdded] = useState<readonly MediumLine[]>(NO_MEDIA);
  const [isTried, setTried] = useState(draft.base > 0);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const { item } = draft;
  const isTaken = draft.base === 0 && lines.some((line) => line.id === item.id);
  const faults = useMemo(() => {
    const said = new Map(faultSentences(itemFaults(item), checked.problems, speech));
    if (isTaken) said.set('id', [t('edit.idTaken')]);
    return said;
  }, [item, checked.problems, isTaken, speech, t]);
  const room = useMemo(
    () => ({
      bank,
      // A new form is not red before anybody has tried to save it.
      faults: isTried ? faults : new Map<string, readonly string[]>(),
      media: [...media, ...added.filter(({ path }) => !media.some((one) => one.path === path))],
      onAdded: (medium: MediumLine) => setAdded((before) => [...before, medium]),
    }),
    [bank, faults, isTried, media, added],
  );
  const form = useMemo(
    () => (checked.item === null ? null : previewForm(checked.item, passage)),
    [checked.item, passage],
  );
  const save = async (): Promise<void> => {
    setTried(true);
    if (faults.size > 0) return firstFault();
    setBusy(true);
    const reply = await desk.write(bank, { base: draft.base, item, note: note.trim() });
    setBusy(false);
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    settle();
    window.location.hash = addressOf({ page: 'item', bank, item: item.id });
  };
  const sections = useMemo(() => distinct(lines.map(({ section }) => section)), [lines]);
  const topics = useMemo(
    () => distinct(lines.filter(({ section }) => section === item.section).map(({ topic }) => topic)),
    [lines, item.section],
  );
  return (
    <EditorContext value={room}>
      <LeaveGuard isOn={isChanged} onLeave={settle} />
      <div className="edit-page">
        <form
          className="card edit-form"
          noValidate
          aria-label={t('edit.form')}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p className="q">
            {t(`bank.kind.${item.interaction.kind}`)} ·{' '}
            {draft.base === 0 ? t('edit.isNew') : t('edit.from', { n: number(draft.base) })}
          </p>
          <ItemForm isNew={draft.base === 0} item={item} sections={sections} topics={topics} onChange={change} />
          <label className="entry sm">
            <span className="label">{t('edit.note')}</span>
            <input value={note} maxLength={500} autoComplete="off" onChange={({ target }) => setNote(target.value)} />
          </label>
          <div className="edit-go">
            <Remaining faults={faults} isTried={isTried} />
            <Refused refusal={refusal} />
            {refusal?.word === 'stale-version' && (
              <a href={addressOf({ page: 'item', bank, item: item.id })} target="_blank" rel="noreferrer">
                {t('edit.seeNewer')}
              </a>
            )}
            <div className="act-buttons">
              <button className="btn primary" disabled={isBusy || !mayWrite(me.role)}>
                {t('edit.save')}
              </button>
              <a
                className="btn"
                href={addressOf(draft.base === 0 ? { page: 'items', bank } : { page: 'item', bank, item: item.id })}
              >
                {t('act.cancel')}
              </a>
            </div>
            <p className="q">{t(isChanged ? 'edit.unsaved' : 'edit.unchanged')}</p>
          </div>
        </form>
        <section className="edit-preview" aria-label={t('edit.preview')}>
          <h2>{t('edit.preview')}</h2>
          {form === null ? (
            <p className="card q">{t('edit.noPreview')}</p>
          ) : (
            <CandidateFrame bank={bank} form={form} title={t('edit.preview')} />
          )}
        </section>
      </div>
    </EditorContext>
  );
}

/** What still keeps it from being saved: how many, and what no single field is to blame for. */
function Remaining({ faults, isTried }: { faults: ReadonlyMap<string, readonly string[]>; isTried: boolean }) {
  const { t, number } = useSpeech();
  const count = [...faults.values()].flat().length;
  return (
    <div role="status" className="remaining">
      {isTried && count > 0 && (
        <>
          <p className="said">
            <Icon name="alarm" />
            {t('edit.remaining', { count, n: number(count) })}
          </p>
          {(faults.get('') ?? []).map((sentence) => (
            <p key={sentence} className="said">
              {sentence}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

/** To the first field that something is wrong with; the page has drawn it by then. */
function firstFault(): void {
  requestAnimationFrame(() => {
    const wrong = document.querySelector<HTMLElement>('.edit-form [aria-invalid="true"]');
    wrong?.focus();
    wrong?.scrollIntoView?.({ block: 'center' });
  });
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').sort();
}
