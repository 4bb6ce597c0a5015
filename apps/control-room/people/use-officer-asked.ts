import { useEffect, useRef } from 'react';
import { useOfPersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';

/** Runs when the command line of any window asks for somebody: `who 4417`. What was asked before this window opened is not asked again. */
export function useOfficerAsked(then: () => void): void {
  const { work } = useDesk();
  const asked = useOfPersistent(work, (now) => now.officer.asked);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    then();
  });
}
