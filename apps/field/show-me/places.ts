import { type Hit, saidOf } from '../../../client/places.ts';
import type { Place } from '../../../modules/operations/contract.ts';

/** Where the phone is, named by the nearest street; without signal by its accuracy alone. */
export function placeOfPhone(fix: { lon: number; lat: number; accuracyMetres: number }, near: Hit | null): Place {
  const round = `within ${Math.max(1, Math.round(fix.accuracyMetres))} m`;
  const label = near === null ? `Position of the officer’s phone, ${round}` : `Near ${saidOf(near)} (phone, ${round})`;
  return { label, lon: fix.lon, lat: fix.lat, gazetteerId: null };
}
