import { say, sayPlace } from '#domain/sentences/say.ts';
import type { ProblemWire } from '#protocol/sessions-http.ts';
import { useSpeech } from '../messages/speech.ts';

const SHOWN = 200;

/** Where and what; the first two hundred, as nobody mends more in one go. */
export function ProblemList({ title, problems }: { title: string; problems: readonly ProblemWire[] }) {
  const { t, language, number } = useSpeech();
  return (
    <section className="problem-list" aria-label={title}>
      <h3>{`${title} (${number(problems.length)})`}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('bank.column.where')}</th>
            <th scope="col">{t('bank.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, SHOWN).map(({ what, where }, place) => (
            <tr key={place}>
              <th scope="row">{sayPlace(where, language)}</th>
              <td>{say(what, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > SHOWN && <p>{t('committee.moreProblems', { n: number(problems.length - SHOWN) })}</p>}
    </section>
  );
}
