import { Brand } from '../appearance/brand.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { StandingsState } from '../state/standings-store.ts';

/** Before the first frame: connecting, no session at all, or one that the address names wrongly. */
export function EmptyBoard({ state }: { state: StandingsState }) {
  const { t, words } = useSpeech();
  const boards = state.boards?.boards ?? [];
  const sentence =
    state.refused !== null
      ? t(`refusal.${state.refused}`)
      : !state.isConnected
        ? t('board.connecting')
        : state.boards !== null && boards.length === 0
          ? t('board.noSession')
          : t('board.loading');
  return (
    <div className="gate">
      <header className="gate-top on-band slatted">
        <Brand />
        <ReadingChoices />
      </header>
      <main className="gate-main">
        <div className="card gate-card">
          <h1>{t('board.title')}</h1>
          <p className="lead" role="status">
            {sentence}
          </p>
          {state.refused !== null && (
            <ul className="board-links">
              {boards.map((board) => (
                <li key={board.id}>
                  <a href={`?session=${encodeURIComponent(board.id)}`}>{words(board.title)}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </main>
    </div>
  );
}
