import { useCallback, useMemo, useState } from 'react';
import { allOrNone } from '../../../ui/virtual-list/marked.ts';
import { useAct } from '../keys/use-act.tsx';

/** The rows that are marked. What a filter hides is not: nothing is done to a row that is not seen. */
export function useMarked(keys: readonly string[], toList: () => void) {
  const [held, setMarked] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(() => (held.size === 0 ? held : new Set(keys.filter((key) => held.has(key)))), [held, keys]);
  const unmark = useCallback((ids: readonly string[]) => {
    setMarked((before) => new Set([...before].filter((id) => !ids.includes(id))));
  }, []);
  useAct('mark', () => {
    setMarked(marked.size > 0 ? new Set() : allOrNone(keys, marked));
    toList();
  });
  return { marked, setMarked, unmark };
}
