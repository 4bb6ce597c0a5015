import { z } from 'zod';
import { type Circle, Id, Instant } from '../place.ts';

/** How a phone, or the network for it, found its place. */
export const FixMethod = z.enum(['gnss', 'wifi', 'cell', 'fused', 'network', 'manual', 'unknown']);
export type FixMethod = z.output<typeof FixMethod>;

/** What is said of a fix besides the place; by which kind of message it came. */
export const FixTerms = z.object({
  /** The same for every delivery of the same message. */
  fixId: Id,
  /** When the caller was there. */
  at: Instant,
  method: FixMethod,
  confidencePercent: z.number().min(0).max(100).nullable(),
  format: z.enum(['aml-sms', 'aml-https', 'pidf', 'sip']),
});

/** Where the caller is: personal, and erasable. No field for IMSI or IMEI: they are never kept. */
export const FixPlace = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  /** Null: a point of which no uncertainty was told. */
  radiusMetres: z.number().min(0).max(200_000).nullable(),
  altitudeMetres: z.number().min(-20_000).max(100_000).nullable(),
  floor: z.string().max(20).nullable(),
  /** An address that came with it, in one line. */
  address: z.string().max(300).nullable(),
});

/** A fix as a contact keeps it. */
export const CallerFix = FixTerms.extend(FixPlace.shape).extend({
  /** When we heard of it. */
  cameAt: z.number(),
});
export type CallerFix = z.output<typeof CallerFix>;

/** More than any call sends: beyond it a sender has gone wild. */
export const MOST_FIXES = 500;
/** A fix older than this when the call began says less than the circle that the network gave with the call. */
const STALE_MS = 10 * 60_000;

/** The newest; of those as new as each other the one with the smallest circle. */
export function bestFix(track: readonly CallerFix[]): CallerFix | null {
  return track.reduce<CallerFix | null>((best, fix) => (best === null || isBetter(fix, best) ? fix : best), null);
}

function isBetter(fix: CallerFix, than: CallerFix): boolean {
  if (fix.at !== than.at) return fix.at > than.at;
  return (fix.radiusMetres ?? Number.POSITIVE_INFINITY) < (than.radiusMetres ?? Number.POSITIVE_INFINITY);
}

interface Located {
  readonly receivedAt: number;
  /** What the network gave with the call. */
  readonly circle: Circle | null;
  readonly track: readonly CallerFix[];
}

/** The circle to show: of the best fix, unless it is stale and the network gave one. */
export function circleOf({ receivedAt, circle, track }: Located): Circle | null {
  const best = bestFix(track);
  if (best?.radiusMetres == null) return circle;
  if (circle !== null && best.at < receivedAt - STALE_MS) return circle;
  return { lon: best.lon, lat: best.lat, radiusMetres: Math.max(best.radiusMetres, 1) };
}
