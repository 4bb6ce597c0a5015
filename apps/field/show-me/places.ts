import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { request } from '../../../client/http.ts';
import type { PlaceHit } from '../../../modules/gazetteer/contract.ts';
import type { Place } from '../../../modules/operations/contract.ts';

export type Hit = z.output<typeof PlaceHit>;

const PAUSE_MS = 120;
const SHOWN = 5;

/** As it is said on the radio. */
export function saidOf({ name, area }: Hit): string {
  return area === '' || name.includes(area) ? name : `${name}, ${area}`;
}

export function placeOfHit(hit: Hit): Place {
  return { label: saidOf(hit), lon: hit.lon, lat: hit.lat, gazetteerId: hit.id };
}

/** Where the phone is, named by the nearest street; without signal by its accuracy alone. */
export function placeOfPhone(fix: { lon: number; lat: number; accuracyMetres: number }, near: Hit | null): Place {
  const round = `within ${Math.max(1, Math.round(fix.accuracyMetres))} m`;
  const label = near === null ? `Position of the officer’s phone, ${round}` : `Near ${saidOf(near)} (phone, ${round})`;
  return { label, lon: fix.lon, lat: fix.lat, gazetteerId: null };
}

/** What was typed and found nowhere: taken as it is, flagged, and on the room's follow-up list. */
export function placeAsTyped(text: string): Place {
  return { label: text.trim(), lon: null, lat: null, gazetteerId: null };
}

export async function nearestTo(lon: number, lat: number): Promise<Hit | null> {
  const came = await request(`/api/gazetteer/nearest?lon=${lon}&lat=${lat}`);
  return came.status === 200 ? (came.body as { result: Hit | null }).result : null;
}

/** Suggestions while typing, nearest to the unit first. */
export function useHits(text: string, near: string | null): readonly Hit[] {
  const [found, setFound] = useState<readonly Hit[]>([]);
  const query = text.trim();
  useEffect(() => {
    if (query.length < 2) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const params = new URLSearchParams({ q: query, limit: String(SHOWN), ...(near !== null && { near }) });
      const came = await request(`/api/gazetteer/search?${params}`);
      if (wanted && came.status === 200) setFound((came.body as { results: readonly Hit[] }).results);
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, near]);
  return query.length < 2 ? [] : found;
}
