import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Duplicates } from '../../../modules/operations/contract.ts';

export type DuplicateRow = RowOf<typeof Duplicates>;

/** What is compared: a call as far as it has been typed, or an incident. */
export interface Asked {
  readonly contact?: string;
  readonly incident?: string;
  readonly what?: string;
  readonly lon?: number;
  readonly lat?: number;
  readonly callerNumber?: string;
}

const WAIT_MS = 200;
/** The server takes no longer text; the last words are those that somebody is just saying. */
const MOST_LETTERS = 290;

/** What the call may be about already; the last answer stays until the next has come, so that nothing flickers. */
export function useDuplicates(asked: Asked | null): readonly DuplicateRow[] {
  const [found, setFound] = useState<readonly DuplicateRow[]>([]);
  const query = asked === null ? '' : queryOf(asked);
  useEffect(() => {
    if (query === '') return setFound([]);
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${Duplicates.name}?${query}`);
      if (live && came.status === 200) setFound((came.body as { rows: readonly DuplicateRow[] }).rows);
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

function queryOf({ what, lon, lat, ...ids }: Asked): string {
  const query = new URLSearchParams({ limit: '8' });
  for (const [name, value] of Object.entries(ids)) if (value !== '') query.set(name, value);
  if (what !== undefined && what.trim() !== '') query.set('what', what.trim().slice(-MOST_LETTERS));
  if (lon !== undefined && lat !== undefined) {
    query.set('lon', String(lon));
    query.set('lat', String(lat));
  }
  return query.toString();
}
