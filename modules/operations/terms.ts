import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';
import type { KnownPlace } from './place.ts';

/**
 * What events carry of the force pack, decided when they were written, so that folds, promises and a rebuild need no pack
 * and a new version of it re-times nothing by itself.
 */
const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number() });

export const LadderTerms = z.object({ rungs: z.array(Rung), repeatSeconds: z.number() });
export type LadderTerms = z.output<typeof LadderTerms>;

export const GradeTerms = z.object({
  id: z.string(),
  name: z.string(),
  /** 1 is the heaviest. */
  weight: z.number(),
  clockFrom: z.enum(['received', 'appointment']),
  deploySeconds: z.number().nullable(),
  arrival: z.object({ urbanSeconds: z.number(), ruralSeconds: z.number() }).nullable(),
  resolution: z.object({ label: z.string(), seconds: z.number() }).nullable(),
  warnAtShare: z.number(),
  acknowledgeSeconds: z.number().nullable(),
  noActionSeconds: z.number().nullable(),
  ladder: LadderTerms,
  alarm: z.enum(['A', 'B']),
  emergencyDriving: z.boolean(),
});
export type GradeTerms = z.output<typeof GradeTerms>;

export const CodeTerms = z.object({ code: z.string(), name: z.string() });
export type CodeTerms = z.output<typeof CodeTerms>;

export const SeatTerms = z.object({ id: z.string(), name: z.string() });
export type SeatTerms = z.output<typeof SeatTerms>;

export const StatusTerms = z.object({
  code: z.string(),
  name: z.string(),
  meaning: z.string(),
  availability: z.enum(['available', 'conditional', 'unavailable']),
});
export type StatusTerms = z.output<typeof StatusTerms>;

export const RestrictionKind = z.enum(['none', 'restricted', 'concealed']);

/** Who may see a record, and the distance at which a concealed one warns. */
export const RestrictionTerms = z.object({
  kind: RestrictionKind,
  allowed: z.array(z.string()),
  radiusMetres: z.number(),
});
export type RestrictionTerms = z.output<typeof RestrictionTerms>;

/** The number of a contact or an incident: a local day and the sequence in it. */
export const NumberTerms = z.object({ day: z.iso.date(), sequence: z.int(), number: z.string() });
export type NumberTerms = z.output<typeof NumberTerms>;

/** What stays of a place for ever: enough for clocks and areas, too little to find a door. */
export const PlaceFacts = z.object({
  verified: z.boolean(),
  areaId: z.string().nullable(),
  ward: z.string().nullable(),
  setting: z.enum(['urban', 'rural']),
});
export type PlaceFacts = z.output<typeof PlaceFacts>;

/** The erasable rest of a place. */
export const PlaceText = z.object({
  label: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  gazetteerId: z.string().nullable(),
});
export type PlaceText = z.output<typeof PlaceText>;

const erasedLabel = 'erased';

/** A place put together again; an erased one keeps its area and says so. */
export function knownPlace(facts: PlaceFacts, text: PlaceText | null): KnownPlace {
  const { label, lon, lat, gazetteerId } = text ?? { label: erasedLabel, lon: null, lat: null, gazetteerId: null };
  const { verified, areaId, ward, setting } = facts;
  return { label, lon, lat, gazetteerId, verified, areaId, ward, setting };
}

/** What whoever raises an incident there is told along with its number: an assignment asks again, and must be confirmed. */
export const fimFirst = { warning: 'Contact the FIM before deploying here.' } as const;
