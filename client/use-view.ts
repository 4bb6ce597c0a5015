import { useCallback, useEffect, useState } from 'react';
import type { RowOf, ViewDeclaration } from '../kernel/pure.ts';
import type { Readiness } from '../ui/not-read/not-read.ts';
import { type Problem, request } from './http.ts';

interface ViewRead<Row> {
  readonly state: Readiness;
  readonly rows: readonly Row[];
  readonly fault: string | null;
  readonly again: () => void;
}

const LIMIT = '2000';

/** Rows that are read when asked for, not fed: asked again when the question changes (null: nothing is asked). What was read stays until the answer. */
export function useView<V extends ViewDeclaration>(view: V, filters: string | null): ViewRead<RowOf<V>> {
  const [held, setHeld] = useState<Omit<ViewRead<RowOf<V>>, 'again'>>({ state: 'waiting', rows: [], fault: null });
  const [turn, setTurn] = useState(0);
  const { name } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further turn asks the same question again.
  useEffect(() => {
    if (filters === null) return;
    let live = true;
    void request(`/api/views/${name}?limit=${LIMIT}${filters}`).then(({ status, body }) => {
      if (!live) return;
      const came = (body ?? {}) as Problem & { rows?: readonly RowOf<V>[] };
      if (status === 200) setHeld({ state: 'ready', rows: came.rows ?? [], fault: null });
      else setHeld((before) => ({ ...before, state: 'failed', fault: came.detail ?? 'The server cannot be reached.' }));
    });
    return () => {
      live = false;
    };
  }, [name, filters, turn]);
  return { ...held, again: useCallback(() => setTurn((n) => n + 1), []) };
}
