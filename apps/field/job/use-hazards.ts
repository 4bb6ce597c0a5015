import { useEffect, useState } from 'react';
import { type NearbyRow, readNearby } from '../../../client/places.ts';
import { useConnection, useRows } from '../../../client/react.tsx';
import { Markers } from '../../../modules/pole/contract.ts';
import { useKept } from '../sync/kept.ts';
import { type Hazard, hazardsOf, type MarkerRow } from './hazards.ts';

const METRES = 300;
const AGAIN_MS = 60_000;

interface Asked {
  readonly incidentId: string;
  readonly at: string;
  readonly rows: readonly NearbyRow[];
}

export interface Round {
  readonly hazards: readonly Hazard[];
  /** Open incidents near by, not my own. */
  readonly incidents: readonly NearbyRow[];
  /** False: nothing has been read of this place yet, which is not the same as nothing being there. */
  readonly known: boolean;
}

/** What is known round the place of a job; asked again each minute, since it changes on the way. */
export function useHazards(incidentId: string, place: { lon: number | null; lat: number | null } | null): Round {
  const connection = useConnection();
  const live = connection.state === 'live';
  const [asked, setAsked] = useState<Asked | null>(null);
  const lon = place?.lon ?? null;
  const lat = place?.lat ?? null;
  const at = lon === null || lat === null ? null : `${lon},${lat}`;
  useEffect(() => {
    if (at === null || !live) return;
    let here = true;
    const [east = '', north = ''] = at.split(',');
    const point = { lon: Number(east), lat: Number(north) };
    const ask = async (): Promise<void> => {
      const rows = await readNearby({ point, metres: METRES });
      if (here && rows !== null) setAsked({ incidentId, at, rows });
    };
    void ask();
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [at, live, incidentId]);
  const current = asked !== null && asked.at === at && asked.incidentId === incidentId ? asked : undefined;
  const kept = useKept<Asked>(`near.${incidentId}`, current);
  const rows = kept !== null && kept.at === at ? kept.rows : [];
  const register = useRows(Markers);
  const markers =
    useKept<readonly MarkerRow[]>('markers', register.state === 'ready' ? register.list : undefined) ?? [];
  return {
    hazards: hazardsOf(rows, markers, { lon, lat }),
    incidents: rows.filter((row) => row.kind === 'incident' && row.state !== 'closed' && row.id !== incidentId),
    known: at !== null && kept !== null && kept.at === at,
  };
}
