import { useTranslation } from 'react-i18next';
import type { Form } from '#domain/form/form.ts';
import { useExamKeys } from './answering.ts';
import { Icon } from './icon.tsx';
import { ItemPanel } from './item-panel.tsx';
import { Messages } from './messages.tsx';
import { Notices } from './notices.tsx';
import { Palette, PaletteLegend } from './palette.tsx';
import { DEEDS, type Practising } from './practising.ts';
import { TopBar } from './top-bar.tsx';
import './tutorial.css';

const NONE: ReadonlySet<number> = new Set();

/** Three items to try everything on, until the session opens. Nothing of it leaves the page, and every corner says so. */
export function Tutorial({ form, practising, leave }: { form: Form; practising: Practising; leave(): void }) {
  const { t } = useTranslation();
  const { answering, note, sheet } = practising;
  useExamKeys(form, sheet, byKeys(practising), true);
  const go = (position: number): void => {
    note('palette');
    answering.go(position);
  };
  return (
    <div className="frame">
      <TopBar text>
        <span className="chip s-doubtful lg">{t('practice.mark')}</span>
      </TopBar>
      <main>
        <Messages />
        <Notices />
        <p className="strip practice-strip">
          <b>{t('practice.strip')}</b> <span>{t('practice.strip-more')}</span>
        </p>
        <ItemPanel {...{ form, sheet, answering }} position={answering.position} isOpen isPractice />
      </main>
      <aside aria-label={t('palette.label')}>
        <div className="side-scroll">
          <Palette {...{ form, sheet, go }} unsaved={NONE} current={answering.position} />
          <PaletteLegend />
          <Tries tried={practising.tried} />
        </div>
        <div className="hand">
          <span>{t('practice.mark')}</span>
          <button className="btn sm" onClick={leave}>
            {t('practice.leave')}
          </button>
        </div>
      </aside>
    </div>
  );
}

/** The same deeds, and word that they came from the keyboard. */
function byKeys({ answering, note }: Practising): Practising['answering'] {
  return {
    ...answering,
    respond(at, response) {
      note('keys');
      answering.respond(at, response);
    },
  };
}

function Tries({ tried }: Pick<Practising, 'tried'>) {
  const { t } = useTranslation();
  return (
    <section className="tries">
      <h2>{t('practice.try')}</h2>
      <ul>
        {DEEDS.map((deed) => (
          <li key={deed} className={tried.has(deed) ? 'tried s-saved' : ''}>
            <Icon mark={tried.has(deed) ? 'saved' : 'blank'} />
            {t(`practice.try-${deed}`)}
            <span className="sr">, {t(tried.has(deed) ? 'practice.tried' : 'practice.untried')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
