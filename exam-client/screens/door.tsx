import { useState } from 'react';
import { useSittingState } from '../state/use-sitting.ts';
import { SignIn } from './sign-in.tsx';
import { Station } from './station.tsx';

/** Nobody sits here. Who was turned away reads why where they may try again; everybody else begins at the computer itself. */
export function Door() {
  const isTurnedAway = useSittingState(({ place }) => place.kind === 'signed-out' && place.refusal !== null);
  const [isSigningIn, setSigningIn] = useState(isTurnedAway);
  if (isSigningIn) return <SignIn back={() => setSigningIn(false)} />;
  return <Station goOn={() => setSigningIn(true)} />;
}
