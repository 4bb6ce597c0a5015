import { useEffect, useState } from 'react';
import { type NearbyRow, readNearby } from '../../../client/places.ts';

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
    const point = east === '' ? null : { lon: Number(east), lat: Number(north) };
    const ask = async (): Promise<void> => {
      const rows = await readNearby({ point, metres: METRES, callerNumber: number });
      if (!live) return;
      if (rows !== null) setFound({ at, rows });
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
