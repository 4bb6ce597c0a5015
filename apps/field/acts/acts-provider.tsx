import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { useClient, useWaiting } from '../../../client/react.tsx';
import { type Acting, type Acts, makeActs } from './acts.ts';

const ActsContext = createContext<Acts | null>(null);

export function ActsProvider({ children }: { children: ReactNode }) {
  const { outbox, now, newId } = useClient();
  const acts = useMemo(
    () => makeActs({ outbox, now, newId, later: (ms, act) => setTimeout(act, ms) }),
    [outbox, now, newId],
  );
  return <ActsContext value={acts}>{children}</ActsContext>;
}

export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (acts === null) throw new Error('a part stands outside of ActsProvider');
  return acts;
}

/** All that the officer did and the rows do not show yet, oldest first. */
export function useActing(): readonly Acting[] {
  const acts = useActs();
  const waiting = useWaiting();
  const lately = useSyncExternalStore(acts.onChange, acts.lately);
  return useMemo(() => [...lately, ...waiting], [lately, waiting]);
}
