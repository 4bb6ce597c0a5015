import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { RowOf } from '../kernel/pure.ts';
import { type Indoor, indoorWords, type PlaceHit } from '../modules/gazetteer/contract.ts';
import { Nearby, type Place } from '../modules/operations/contract.ts';
import { request } from './http.ts';

export type Hit = z.output<typeof PlaceHit>;
export type NearbyRow = RowOf<typeof Nearby>;

/** As it is said on the radio: the name, and where that is, once. */
export function saidOf({ name, area }: Hit): string {
  return area === '' || name.includes(area) ? name : `${name}, ${area}`;
}

/** With what it is easily taken for, as it was shown, and where in it. */
export function placeOf(hit: Hit, indoor: Indoor | null = null): Place {
  const label = [saidOf(hit), indoorWords(indoor)].filter((part) => part !== '').join(', ');
  const { lon, lat, id: gazetteerId, namesakes } = hit;
  const more = { ...(namesakes.length > 0 && { namesakes }), ...(indoor !== null && { indoor }) };
  return { label, lon, lat, gazetteerId, ...more };
}

/** Whose ground a point is: beat, area, force. */
interface Ground {
  readonly areaId: string | null;
  readonly beatId: string | null;
  readonly ward: string | null;
  readonly force: { readonly code: string; readonly name: string; readonly own: boolean } | null;
}

export interface AtPoint {
  /** The known place nearest to it. */
  readonly result: Hit | null;
  readonly ground: Ground;
}

/** What lies at a point of the map; null when the server did not say. */
export async function whatIsAt(lon: number, lat: number): Promise<AtPoint | null> {
  const came = await request(`/api/gazetteer/nearest?lon=${lon}&lat=${lat}`);
  return came.status === 200 ? (came.body as AtPoint) : null;
}

/** What was typed when nothing in the gazetteer fits: accepted, flagged, and on the follow-up list. */
export function unverified(text: string): Place {
  return { label: text.trim(), lon: null, lat: null, gazetteerId: null };
}

export interface Searching {
  /** What is near here comes first; null: the whole force. */
  readonly near: readonly [number, number] | null;
  readonly limit: number;
  /** How long the fingers must rest. */
  readonly waitMs: number;
}

/** Suggestions while typing; the last ones stay until the next have come, so that nothing flickers. */
export function useSuggestions(text: string, { near, limit, waitMs }: Searching): readonly Hit[] {
  const [found, setFound] = useState<readonly Hit[]>([]);
  const query = text.trim();
  const at = near === null ? '' : near.join(',');
  useEffect(() => {
    if (query.length < 2) return;
    let live = true;
    const ask = async (): Promise<void> => {
      const params = new URLSearchParams({ q: query, limit: String(limit), ...(at !== '' && { near: at }) });
      const came = await request(`/api/gazetteer/search?${params}`);
      if (live && came.status === 200) setFound((came.body as { results: readonly Hit[] }).results);
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [query, at, limit, waitMs]);
  return query.length < 2 ? [] : found;
}

export async function nearestTo(lon: number, lat: number): Promise<Hit | null> {
  return (await whatIsAt(lon, lat))?.result ?? null;
}

export interface Round {
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly metres: number;
  /** Also what this number has called about, wherever it was. */
  readonly callerNumber?: string;
}

/** What the force knows round a point: open and recent incidents, markers; null when the server did not say. */
export async function readNearby({ point, metres, callerNumber = '' }: Round): Promise<readonly NearbyRow[] | null> {
  const query = new URLSearchParams({
    metres: String(metres),
    ...(point !== null && { lon: String(point.lon), lat: String(point.lat) }),
    ...(callerNumber !== '' && { callerNumber }),
  });
  const came = await request(`/api/views/${Nearby.name}?${query}`);
  return came.status === 200 ? (came.body as { rows: readonly NearbyRow[] }).rows : null;
}
