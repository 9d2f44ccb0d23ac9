import { useCallback, useEffect, useState } from 'react';
import type { DeskReply } from '../connection/staff-desk.ts';
import type { HallComputers, WorkstationDesk } from '../connection/workstation-desk.ts';
import { useConsole } from './desk-context.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';

const LOOK_EVERY_MS = 3_000;

export interface Workstations {
  readonly computers: HallComputers | null;
  /** Why the list could not be read, or nothing. */
  readonly said: string;
  /** Does something and takes over how all stand then; gives the refusal, if it was one. */
  readonly act: (doing: (desk: WorkstationDesk) => Promise<DeskReply<HallComputers>>) => Promise<Refused | null>;
}

export interface Refused {
  readonly word: string;
  readonly sentence: string;
}

/** The hall's computers as long as somebody looks at them. */
export function useWorkstations(): Workstations {
  const { workstations: desk, askWho } = useConsole();
  const say = useRefusalSentence();
  const [computers, setComputers] = useState<HallComputers | null>(null);
  const [said, setSaid] = useState('');

  const take = useCallback(
    (reply: DeskReply<HallComputers>): Refused | null => {
      if (reply.ok) {
        setComputers(reply);
        setSaid('');
        return null;
      }
      if (reply.refusal.word === 'not-signed-in') void askWho();
      return { word: reply.refusal.word, sentence: say(reply.refusal) };
    },
    [askWho, say],
  );
  const look = useCallback(async () => {
    const refused = take(await desk.list());
    if (refused !== null) setSaid(refused.sentence);
  }, [desk, take]);
  useEffect(() => {
    void look();
    const looking = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [look]);

  const act: Workstations['act'] = useCallback(
    async (doing) => {
      const refused = take(await doing(desk));
      // Somebody else has been there first: the list tells.
      if (refused?.word === 'unknown-workstation') void look();
      return refused;
    },
    [desk, take, look],
  );
  return { computers, said, act };
}
