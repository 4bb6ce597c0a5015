import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Nearby } from '../../../modules/operations/contract.ts';

export type NearbyRow = RowOf<typeof Nearby>;

const METRES = 500;
const WAIT_MS = 150;
const AGAIN_MS = 2_000;

/** What the force knows round a point, and from this number: open and recent incidents, markers. Appears by itself; null until it has come. */
export function useNearby(lon: number | null, lat: number | null, callerNumber = ''): readonly NearbyRow[] | null {
  const [found, setFound] = useState<{ at: string; rows: readonly NearbyRow[] } | null>(null);
  const at =
    lon === null || lat === null ? (callerNumber === '' ? null : `,,${callerNumber}`) : `${lon},${lat},${callerNumber}`;
  useEffect(() => {
    if (at === null) return;
    let live = true;
    const [east = '', north = '', number = ''] = at.split(',');
    const query = new URLSearchParams({ metres: String(METRES) });
    if (east !== '') query.set('lon', east);
    if (north !== '') query.set('lat', north);
    if (number !== '') query.set('callerNumber', number);
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${Nearby.name}?${query}`);
      if (!live) return;
      if (came.status === 200) setFound({ at, rows: (came.body as { rows: NearbyRow[] }).rows });
      else timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    let timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [at]);
  return found !== null && found.at === at ? found.rows : null;
}
