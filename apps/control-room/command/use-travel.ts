import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useClient } from '../../../client/react.tsx';
import { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { drivingTime } from '../units/driving-time.ts';
import type { About } from './reading.ts';

interface Table {
  readonly estimated: boolean;
  readonly rows: readonly (readonly { readonly seconds: number | null }[])[];
}

/** The driving time of a previewed assignment, in words; empty until known. */
export function useTravel(about: About | null): string {
  const { replica } = useClient();
  const { pack } = useDesk();
  const [said, setSaid] = useState({ of: '', words: '' });
  const of = about === null ? '' : `${about.tourId} ${about.incidentId}`;
  const estimated = pack?.force.estimatedTravel ?? false;
  useEffect(() => {
    const [tourId = '', incidentId = ''] = of.split(' ');
    const from = replica.row(Units, tourId)?.position ?? null;
    const to = replica.row(OpenIncidents, incidentId)?.place ?? null;
    if (from === null || to === null || to.lon === null || to.lat === null) return;
    const body = JSON.stringify({ from: [[from.lon, from.lat]], to: [[to.lon, to.lat]], profile: 'car', by: 'time' });
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await request('/api/roads/table', { method: 'POST', body });
      if (live && came.status === 200) setSaid({ of, words: wordsOf(came.body as Table, estimated) });
    };
    void ask();
    return () => {
      live = false;
    };
  }, [of, replica, estimated]);
  return said.of === of ? said.words : '';
}

function wordsOf({ estimated, rows }: Table, rough: boolean): string {
  const seconds = rows[0]?.[0]?.seconds ?? null;
  const words = drivingTime({ etaSeconds: seconds, etaRangeSeconds: null, estimated: estimated || rough });
  return `, ${words}${seconds === null ? '' : ' by road'}`;
}
