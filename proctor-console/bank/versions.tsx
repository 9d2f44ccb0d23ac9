import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { textsOf } from '#domain/item/interaction-parts.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Piece, wordDiff } from '../state/word-diff.ts';
import { type ItemPart, itemParts } from './item-parts.ts';

/** Every version beside the one before it, the newest first and open. */
export function Versions({ versions }: { versions: readonly AuthoredItem[] }) {
  const { t, number } = useSpeech();
  return (
    <section className="card versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('bank.versions')}</h2>
      {versions
        .map((item, place) => ({ item, before: versions[place - 1], n: place + 1 }))
        .reverse()
        .map(({ before, item, n }) => (
          <details key={n} open={n === versions.length}>
            <summary>
              {before === undefined
                ? t('bank.versionFirst', { n: number(n) })
                : t('bank.versionChanged', { n: number(n), before: number(n - 1) })}
            </summary>
            {before === undefined ? (
              <Parts parts={itemParts(item, t)} />
            ) : (
              <>
                <Changes before={itemParts(before, t)} after={itemParts(item, t)} />
                {isDressedAnew(before, item) && <p>{t('bank.formatChanged')}</p>}
              </>
            )}
          </details>
        ))}
    </section>
  );
}

/** Whether a text that is read out the same is shown otherwise: bold, italic, a list, a formula. */
function isDressedAnew(before: AuthoredItem, after: AuthoredItem): boolean {
  const old = new Map(texts(before).map((text) => [spokenText(text), JSON.stringify(text)]));
  return texts(after).some((text) => {
    const dressed = old.get(spokenText(text));
    return dressed !== undefined && dressed !== JSON.stringify(text);
  });
}

function texts({ interaction, stem }: AuthoredItem) {
  return [stem, ...textsOf(interaction)];
}

function Parts({ parts }: { parts: readonly ItemPart[] }) {
  return (
    <dl className="parts">
      {parts
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="as-typed">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Changes({ before, after }: { before: readonly ItemPart[]; after: readonly ItemPart[] }) {
  const { t } = useSpeech();
  const old = new Map(before.map(({ name, text }) => [name, text]));
  const young = new Map(after.map(({ name, text }) => [name, text]));
  const changed = [...new Set([...young.keys(), ...old.keys()])].filter(
    (name) => (old.get(name) ?? '') !== (young.get(name) ?? ''),
  );
  if (changed.length === 0) return <p>{t('bank.noChange')}</p>;
  return (
    <dl className="parts">
      {changed.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="as-typed">
            {wordDiff(old.get(name) ?? '', young.get(name) ?? '').map((piece, place) => (
              <Changed key={place} piece={piece} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Struck and underlined beside their colours; a screen reader hears what is gone and what came. */
function Changed({ piece: { kind, text } }: { piece: Piece }) {
  const { t } = useSpeech();
  if (kind === 'same') return text;
  const Tag = kind === 'gone' ? 'del' : 'ins';
  return (
    <Tag>
      <span className="sr">[{t(`bank.${kind}`)}: </span>
      {text}
      <span className="sr">]</span>
    </Tag>
  );
}
