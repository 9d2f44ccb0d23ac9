import type { ReactNode } from 'react';
import type { PublicExam } from '#protocol/public-exams.ts';
import { type Speech, useSpeech } from '../messages/speech.ts';
import { SectionRules } from './section-rules.tsx';

type Rules = PublicExam['rules'];

const MINUTE_MS = 60_000;

/** Everything by which people are judged, in words that need no knowledge of exams. */
export function ExamRules({ rules }: { rules: Rules }) {
  const speech = useSpeech();
  const { t, number } = speech;
  const { clockStarts, durationMs, legalBasis, shortlistFactor } = rules;
  const minutes = number(durationMs / MINUTE_MS);
  return (
    <div className="rules">
      <Rule name={t('portal.rule.time')}>
        <p>{t(clockStarts === 'session' ? 'portal.rule.timeSession' : 'portal.rule.timeSignIn', { minutes })}</p>
      </Rule>
      <Rule name={t('portal.rule.sections')}>
        <SectionRules rules={rules} />
      </Rule>
      <Rule name={t('portal.rule.thresholds')}>
        <Thresholds rules={rules} speech={speech} />
      </Rule>
      <Rule name={t('portal.rule.order')}>
        <p>{orderOf(rules, speech)}</p>
        {shortlistFactor !== null && <p>{t('portal.rule.shortlist', { factor: number(shortlistFactor) })}</p>}
      </Rule>
      <Rule name={t('portal.rule.board')}>
        <BoardRules rules={rules} speech={speech} />
      </Rule>
      <Rule name={t('portal.rule.basis')}>
        <p>{legalBasis}</p>
      </Rule>
    </div>
  );
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <h4>{name}</h4>
      {children}
    </>
  );
}

interface Spoken {
  readonly rules: Rules;
  readonly speech: Speech;
}

function Thresholds({ rules, speech: { t, score, words } }: Spoken) {
  const { categories, thresholds } = rules;
  if (thresholds.length === 0) return <p>{t('portal.rule.noThresholds')}</p>;
  const nameOf = (code: string) => {
    const found = categories.find((category) => category.code === code);
    return found === undefined ? code : words(found.name);
  };
  return (
    <>
      <ul>
        {thresholds.map(({ appliesTo, perSection, total }) => (
          <li key={appliesTo.join()}>
            {t('portal.rule.of', {
              who: appliesTo.map(nameOf).join(', '),
              what: [
                ...perSection.map(({ code, points }) => `${code} ${score(points)}`),
                ...(total === null ? [] : [t('portal.rule.total', { points: score(total) })]),
              ].join(', '),
            })}
          </li>
        ))}
      </ul>
      <p>{t(thresholds.length > 1 ? 'portal.rule.thresholdNote' : 'portal.rule.thresholdNoteOne')}</p>
    </>
  );
}

function orderOf({ sections, tieBreak }: Rules, { t, words }: Speech): string {
  if (tieBreak.length === 0) return t('portal.rule.orderTotal');
  const named = tieBreak.map((code) => {
    const found = sections.find((section) => section.code === code);
    return found === undefined ? code : `${words(found.name)} (${code})`;
  });
  return t('portal.rule.orderBy', { chain: named.join(' → ') });
}

function BoardRules({ rules, speech: { t, number } }: Spoken) {
  const { freeze, livePolicy, publicNames, sections } = rules;
  const blocks = sections.flatMap(({ code, items, lockBlocks }) => {
    const [first] = lockBlocks;
    if (first === undefined) return [];
    return first === items
      ? [t('portal.rule.blockWhole', { section: code })]
      : [t('portal.rule.blockParts', { section: code, items: lockBlocks.map((each) => number(each)).join(' + ') })];
  });
  return (
    <ul>
      <li>{t(`portal.rule.${livePolicy}`)}</li>
      {livePolicy === 'running' && <li className="warned">{t('portal.rule.runningWarning')}</li>}
      {blocks.length > 0 && <li>{t('portal.rule.blocks', { blocks: blocks.join(', ') })}</li>}
      {freeze !== null && (
        <li>
          {t('portal.rule.freeze', { minutes: number(freeze.lastMs / MINUTE_MS) })}{' '}
          {t(freeze.reveal === 'staff' ? 'portal.rule.freezeStaff' : 'portal.rule.freezeClosing')}
        </li>
      )}
      <li>{t(`portal.rule.names.${publicNames}`)}</li>
      <li>{t('portal.rule.changes')}</li>
    </ul>
  );
}
