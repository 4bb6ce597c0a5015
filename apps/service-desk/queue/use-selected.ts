import { useCallback, useEffect, useState } from 'react';

interface Selected {
  readonly selected: string | null;
  readonly select: (key: string) => void;
  /** Selects the first row: at once, or as soon as there is one. */
  readonly first: () => void;
}

/** The selected row. Who asks for the first before it came, or before the filter was through, has it when it comes: the key is not lost. */
export function useSelected(keys: readonly string[], settled: boolean): Selected {
  const [selected, setSelected] = useState<string | null>(null);
  const [awaited, setAwaited] = useState(false);
  const top = settled ? keys[0] : undefined;
  useEffect(() => {
    if (!awaited || top === undefined) return;
    setAwaited(false);
    setSelected(top);
  }, [awaited, top]);
  const select = useCallback(
    (key: string) => {
      // A row of the filter before: the first of the new one comes in a moment.
      if (awaited && !settled) return;
      setAwaited(false);
      setSelected(key);
    },
    [awaited, settled],
  );
  const first = useCallback(() => setAwaited(true), []);
  return { selected, select, first };
}
