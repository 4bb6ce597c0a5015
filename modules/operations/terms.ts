import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';
import { Indoor, type KnownPlace } from './place.ts';

/**
 * What events carry of the force pack, decided when they were written, so that folds, promises and a rebuild need no pack
 * and a new version of it re-times nothing by itself.
 */
const Rung = z.object({
  to: z.enum(roles),
  afterSeconds: z.number(),
  /** At the seat, on the device, or in the list alone; left out by older events: at the seat. */
  channel: z.enum(['desk', 'field', 'list']).optional(),
  /** Told only while so many breaches of the kind stand, unless the record is flagged. */
  groupedFrom: z.number().optional(),
});

export const LadderTerms = z.object({ rungs: z.array(Rung), repeatSeconds: z.number() });
export type LadderTerms = z.output<typeof LadderTerms>;

/** A rule that says more than the plain fields of its grade can: for some areas, with warnings, ladder or origin of its own. */
const RuleTerms = z.object({
  promise: z.enum(['deploy', 'arrive', 'resolution', 'acknowledge', 'no-action']),
  setting: z.enum(['urban', 'rural']).optional(),
  areas: z.array(z.string()).optional(),
  flagged: z.boolean().optional(),
  from: z.enum(['received', 'dispatch', 'appointment']),
  seconds: z.number(),
  label: z.string().optional(),
  warnAt: z.array(z.number()),
  ladder: LadderTerms.optional(),
  alarm: z.enum(['A', 'B']).optional(),
});
export type RuleTerms = z.output<typeof RuleTerms>;

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
  /** Shares of the time at which it warns before `warnAtShare`. */
  earlierWarnAt: z.array(z.number()).optional(),
  rules: z.array(RuleTerms).optional(),
  /** Qualifiers that flag a record. */
  flags: z.array(z.string()).optional(),
});
export type GradeTerms = z.output<typeof GradeTerms>;

export const CodeTerms = z.object({
  code: z.string(),
  name: z.string(),
  /** A crime by this code is recorded, or negated, within so many seconds of the report; left out: it is no crime. */
  recordWithinSeconds: z.number().optional(),
});
export type CodeTerms = z.output<typeof CodeTerms>;

/** What an event carries of a code, without what else the pack says of it. */
export function codeTerms({ code, name, recordWithinSeconds }: CodeTerms): CodeTerms {
  return recordWithinSeconds === undefined ? { code, name } : { code, name, recordWithinSeconds };
}

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

/** Whose ground a point is. */
export const ForceTerms = z.object({ code: z.string(), name: z.string(), own: z.boolean() });
export type ForceTerms = z.output<typeof ForceTerms>;

/** What stays of a place for ever: enough for clocks and areas, too little to find a door. */
export const PlaceFacts = z.object({
  verified: z.boolean(),
  areaId: z.string().nullable(),
  ward: z.string().nullable(),
  setting: z.enum(['urban', 'rural']),
  beatId: z.string().optional(),
  force: ForceTerms.optional(),
});
export type PlaceFacts = z.output<typeof PlaceFacts>;

/** The erasable rest of a place. */
export const PlaceText = z.object({
  label: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  gazetteerId: z.string().nullable(),
  indoor: Indoor.optional(),
  namesakes: z.array(z.string()).optional(),
});
export type PlaceText = z.output<typeof PlaceText>;

const erasedLabel = 'erased';

/** A place put together again; an erased one keeps its area and says so. */
export function knownPlace(facts: PlaceFacts, text: PlaceText | null): KnownPlace {
  const said = text === null ? { label: erasedLabel, lon: null, lat: null, gazetteerId: null } : placeText(text);
  return { ...said, ...factsOf(facts) };
}

/** What stays of a place for ever, of one that is known. */
export function factsOf({ verified, areaId, ward, setting, beatId, force }: PlaceFacts): PlaceFacts {
  return { verified, areaId, ward, setting, ...(beatId && { beatId }), ...(force && { force }) };
}

/** The erasable part of a place, whatever else is held of it. */
export function placeText({ label, lon, lat, gazetteerId, indoor, namesakes = [] }: PlaceText): PlaceText {
  const more = { ...(indoor && { indoor }), ...(namesakes.length > 0 && { namesakes }) };
  return { label, lon, lat, gazetteerId, ...more };
}

/** What whoever raises an incident there is told along with its number: an assignment asks again, and must be confirmed. */
export const fimFirst = { warning: 'Contact the FIM before deploying here.' } as const;
