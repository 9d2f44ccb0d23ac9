import { useSittingState } from '../state/use-sitting.ts';
import { BeforeOpening } from './before-opening.tsx';
import { ConfirmIdentity } from './confirm-identity.tsx';
import { Door } from './door.tsx';
import { HandedIn } from './handed-in.tsx';
import { Help } from './help-panel.tsx';
import { NoStorage, Opening, Outdated, Starting, Superseded } from './plain-screen.tsx';
import { Sitting } from './sitting.tsx';
import './top-bar.css';
import './linear.css';

/** The screen that stands, and help over any of them. */
export function ExamClient() {
  return (
    <>
      <Screen />
      <Help />
    </>
  );
}

/** Which screen stands: first where the person is, then what the engine says of the attempt. */
function Screen() {
  const place = useSittingState((state) => state.place);
  const view = useSittingState((state) => state.view);
  const form = useSittingState((state) => state.form);
  const storageWorks = useSittingState((state) => state.storageWorks);
  if (place.kind === 'superseded') return <Superseded reason={place.reason} />;
  if (place.kind === 'outdated') return <Outdated />;
  if (place.kind === 'signed-out') return <Door />;
  if (!storageWorks && form === null) return <NoStorage />;
  if (place.kind === 'starting' || view === null) return <Starting />;
  if (view.attempt.phase === 'finished') return <HandedIn view={view} />;
  if (!view.attempt.isIdentityConfirmed) return <ConfirmIdentity view={view} />;
  if (view.attempt.phase === 'waiting') return <BeforeOpening view={view} />;
  return form === null ? <Opening /> : <Sitting form={form} />;
}
