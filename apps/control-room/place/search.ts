import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { request } from '../../../client/http.ts';
import type { PlaceHit } from '../../../modules/gazetteer/contract.ts';
import type { Place } from '../../../modules/operations/contract.ts';

export type Hit = z.output<typeof PlaceHit>;

const WAIT_MS = 60;
const SUGGESTIONS = 8;

async function searchPlaces(
  query: string,
  near: readonly [number, number] | null,
  limit = SUGGESTIONS,
): Promise<readonly Hit[] | null> {
  const params = new URLSearchParams({ q: query, limit: String(limit) });
  if (near !== null) params.set('near', near.join(','));
  const came = await request(`/api/gazetteer/search?${params}`);
  return came.status === 200 ? (came.body as { results: readonly Hit[] }).results : null;
}

/** Suggestions while typing; the last ones stay until the next have come, so that nothing flickers. */
export function useSuggestions(query: string, near: readonly [number, number] | null): readonly Hit[] {
  const [found, setFound] = useState<readonly Hit[]>([]);
  const at = near === null ? '' : near.join(',');
  useEffect(() => {
    const text = query.trim();
    if (text.length < 2) return;
    let live = true;
    const [lon = '', lat = ''] = at.split(',');
    const ask = async (): Promise<void> => {
      const hits = await searchPlaces(text, at === '' ? null : [Number(lon), Number(lat)]);
      if (live && hits !== null) setFound(hits);
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [query, at]);
  return query.trim().length < 2 ? [] : found;
}

export function placeOf(hit: Hit): Place {
  return { label: labelOf(hit), lon: hit.lon, lat: hit.lat, gazetteerId: hit.id };
}

/** As it is said on the radio: the name, and where that is. */
export function labelOf(hit: Hit): string {
  return hit.area === '' || hit.name.includes(hit.area) ? hit.name : `${hit.name}, ${hit.area}`;
}

/** What was typed when nothing in the gazetteer fits: accepted, flagged, and on the follow-up list. */
export function unverified(label: string): Place {
  return { label, lon: null, lat: null, gazetteerId: null };
}
