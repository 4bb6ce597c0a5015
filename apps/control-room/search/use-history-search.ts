import { useCallback, useRef, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { History } from '../../../modules/operations/contract.ts';
import { dayOf, endOf } from './day-words.ts';

export type HistoryRow = RowOf<typeof History>;

/** The fields of the window as the server names them. */
const worded = ['q', 'place', 'person', 'phone', 'callsign', 'text', 'number', 'state'] as const;
export type FieldName = (typeof worded)[number] | 'from' | 'to';
export type Sought = Readonly<Record<FieldName, string>>;

export const blank: Sought = {
  ...{ q: '', place: '', person: '', phone: '', callsign: '' },
  ...{ text: '', number: '', from: '', to: '', state: '' },
};

export interface Searching {
  readonly state: 'idle' | 'asking' | 'found' | 'failed';
  readonly rows: readonly HistoryRow[];
  readonly fault: string | null;
  /** Mark of the next page; null on the last. */
  readonly next: string | null;
  readonly search: (sought: Sought, purpose: string) => Promise<void>;
  readonly more: () => Promise<void>;
}

interface Held {
  readonly state: Searching['state'];
  readonly rows: readonly HistoryRow[];
  readonly fault: string | null;
  readonly next: string | null;
}

const PAGE_ROWS = 50;
const nothing: Held = { state: 'idle', rows: [], fault: null, next: null };

/** A page at a time; an answer to what is no longer asked is dropped. */
export function useHistorySearch(): Searching {
  const [held, setHeld] = useState<Held>(nothing);
  const asked = useRef({ query: '', turn: 0 });
  const read = useCallback(async (query: string, after: string | null): Promise<void> => {
    const turn = asked.current.turn + 1;
    asked.current = { query, turn };
    setHeld((before) => ({ ...(after === null ? nothing : before), state: 'asking' }));
    const page = after === null ? query : `${query}&after=${encodeURIComponent(after)}`;
    const came = await request(`/api/views/${History.name}?${page}`);
    if (asked.current.turn !== turn) return;
    const body = (came.body ?? {}) as Problem & { rows?: readonly HistoryRow[]; next?: string };
    const { rows, next = null } = body;
    if (came.status !== 200 || rows === undefined) {
      const fault = body.errors?.[0]?.reason ?? body.detail ?? 'The server cannot be reached.';
      return setHeld((before) => ({ ...before, state: 'failed', fault }));
    }
    setHeld((before) => ({ state: 'found', rows: [...before.rows, ...rows], fault: null, next }));
  }, []);
  const search = useCallback((sought: Sought, purpose: string) => read(queryOf(sought, purpose), null), [read]);
  return {
    ...held,
    search,
    more: async () => {
      if (held.next !== null) await read(asked.current.query, held.next);
    },
  };
}

function queryOf(sought: Sought, purpose: string): string {
  const query = new URLSearchParams({ limit: String(PAGE_ROWS), purpose: purpose.trim() });
  for (const field of worded) if (sought[field].trim() !== '') query.set(field, sought[field].trim());
  const [from, to] = [dayOf(sought.from), dayOf(sought.to)];
  if (from !== null) query.set('from', String(from.getTime()));
  // A day that is named last is meant to its end.
  if (to !== null) query.set('to', String(endOf(to)));
  return query.toString();
}
