import type { AuthoredItem, Passage, Sound } from '#domain/item/authored-item.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type AnswerLine, answerLines } from '../state/answer-lines.ts';
import { answerWords, markWords } from './answer-words.ts';
import { RichText, pictureOf } from './rich-text.tsx';

interface BodyParts {
  readonly bank: string;
  readonly item: AuthoredItem;
  readonly passage: Passage | null;
  /** Without what gives the key away. */
  readonly isCovered?: boolean;
}

/** An item as it reads, with its key marked: plainly, and not as a candidate's page shows it. */
export function ItemBody({ bank, item, passage, isCovered = false }: BodyParts) {
  const { t } = useSpeech();
  const { interaction, sounds, stem } = item;
  return (
    <div className="item-body" lang={item.language}>
      {passage !== null && (
        <section className="passage">
          <h3>
            {t('bank.passage')}: {passage.title}
          </h3>
          <RichText text={passage.text} bank={bank} />
          <Sounds sounds={passage.sounds} />
        </section>
      )}
      <section>
        <h3>{t('bank.stem')}</h3>
        <div className="stem">
          <RichText text={stem} bank={bank} />
        </div>
        <Sounds sounds={sounds} />
        {'picture' in interaction && (
          <img src={pictureOf(bank, interaction.picture.source)} alt={interaction.picture.alt} />
        )}
      </section>
      {!isCovered && <Answers bank={bank} item={item} />}
    </div>
  );
}

function Answers({ bank, item: { interaction, rationale } }: { bank: string; item: AuthoredItem }) {
  const { t } = useSpeech();
  return (
    <>
      <section>
        <h3>{t('bank.answers')}</h3>
        <ul className="answers">
          {answerLines(interaction).map((line, place) => (
            <Answer key={place} bank={bank} line={line} />
          ))}
        </ul>
        {interaction.kind === 'numeric' && interaction.units.length > 0 && (
          <p>
            {t('bank.units', { units: interaction.units.map(({ factor, name }) => `${name} (×${factor})`).join(', ') })}
          </p>
        )}
      </section>
      {rationale !== '' && (
        <section>
          <h3>{t('bank.rationale')}</h3>
          <p className="as-typed">{rationale}</p>
        </section>
      )}
    </>
  );
}

function Answer({ bank, line: { label, mark, text } }: { bank: string; line: AnswerLine }) {
  const { t } = useSpeech();
  const isRich = typeof text === 'string' || Array.isArray(text);
  return (
    <li className={mark?.kind === 'key' ? 'answer right' : 'answer'}>
      {label !== '' && <b className="letter">{label}</b>}
      <span className="answer-text">{isRich ? <RichText text={text} bank={bank} /> : answerWords(text, t)}</span>
      {mark !== null && (
        <span className="mark">
          {mark.kind === 'key' && <Icon name="check" />}
          {markWords(mark, t)}
        </span>
      )}
    </li>
  );
}

function Sounds({ sounds }: { sounds: readonly Sound[] }) {
  const { t } = useSpeech();
  return sounds.map(({ source, transcript }) => (
    <p key={source} className="sound">
      <b>{t('bank.sounds')}</b>{' '}
      {t('bank.sound', { name: source, transcript: transcript === '' ? t('bank.noTranscript') : transcript })}
    </p>
  ));
}
