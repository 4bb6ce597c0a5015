import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useClient } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import type { IncidentRow } from '../queue/order.ts';
import type { SheetRow } from './command-sheet.tsx';

const WAIT_MS = 150;
const DAY_MS = 86_400_000;
const MOST = 6;
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: '2-digit', month: '2-digit' });

function dayOf(at: number): string {
  return day.format(at);
}

async function readNumbered(number: string): Promise<readonly IncidentRow[]> {
  const came = await request(`/api/views/${OpenIncidents.name}?${new URLSearchParams({ number })}`);
  return came.status === 200 ? (came.body as { rows: IncidentRow[] }).rows : [];
}

/** Closed incidents of a number, of today and the two days before: each to be chosen, since numbers begin anew each day. */
export function useRecalled(words: string): readonly SheetRow[] {
  const { now } = useClient();
  const [found, setFound] = useState<{ words: string; rows: readonly IncidentRow[] }>({ words: '', rows: [] });
  const number = /^\d{1,5}$/.test(words) ? words.padStart(4, '0') : '';
  useEffect(() => {
    if (number === '') return;
    let live = true;
    const ask = async (): Promise<void> => {
      const days = [0, 1, 2].map((back) => readNumbered(`${number} of ${dayOf(now() - back * DAY_MS)}`));
      const rows = (await Promise.all(days)).flat();
      if (live) setFound({ words: number, rows });
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [number, now]);
  if (number === '' || found.words !== number) return [];
  return found.rows
    .filter((row) => row.state === 'closed')
    .slice(0, MOST)
    .map((row) => ({
      key: row.id,
      label: row.number,
      detail: `closed · ${row.codeName} · ${row.place.label} · ${whenOf(row.receivedAt, now())}`,
      line: null,
      deeds: [{ deed: 'open', incidentId: row.id }],
      place: null,
    }));
}
