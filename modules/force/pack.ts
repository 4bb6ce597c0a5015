import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';
import { Assessment, noAssessment } from './assessment-terms.ts';
import { CallTaking } from './call-taking.ts';
import { ControlTerms } from './control-terms.ts';
import { DeadlineRule, Grade, Ladder, StatusRule, Watch } from './deadline-rules.ts';
import { DispatchTerms } from './dispatch-terms.ts';
import { EstateTerms } from './estate-terms.ts';
import { DemoEntry, History, markerKinds } from './history-terms.ts';
import { LookBack } from './look-back-terms.ts';
import { RecordKeeping } from './record-keeping.ts';
import { ServiceTerms } from './service-terms.ts';
import { Supervision } from './supervision.ts';

/**
 * The force pack: everything that differs from one force to the next, as validated data (DESIGN: configuration is data).
 * A pack is one JSON file beside its open data; it is versioned, and every event names the version that decided it. A key that
 * nothing reads is a fault: a misspelt one would else be left out in silence.
 */
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. oakham-north');
const Code = z.string().regex(/^[0-9A-Z]{1,10}$/, 'digits or capitals, e.g. 202');
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'local time, e.g. 08:30');
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const RoleName = z.enum(roles);
const Lon = z.number().min(-180).max(180);
const Lat = z.number().min(-90).max(90);

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What a status means to the system, whatever its number or label in this force. */
export const statusMeanings = [
  'emergency',
  'available',
  'refreshments',
  'en-route',
  'at-scene',
  'committed-deployable',
  'committed',
  'escort',
  'court',
  'off-duty',
  'message',
  'call-back',
  'urgent-call-back',
  'received',
  'repeat',
] as const;
export type StatusMeaning = (typeof statusMeanings)[number];
export const Status = z.strictObject({
  code: z.string().regex(/^\d{1,5}$/),
  name: z.string().min(1),
  meaning: z.enum(statusMeanings),
  availability: z.enum(['available', 'conditional', 'unavailable', 'no-change']),
});

/** Which units an incident of some codes asks for. */
export const Plan = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  units: z.int().min(0).max(20),
  skills: z.array(Slug),
  /** Kinds of unit that suit, best first. */
  kinds: z.array(Slug),
});

export const OpeningCode = z.strictObject({
  code: Code,
  name: z.string().min(1),
  family: z.enum(['crime', 'transport', 'asb', 'public-safety', 'administration']),
  use: z.enum(['opening', 'closing', 'both']),
  /** The grade that the code proposes. */
  grade: z.string(),
  plan: Slug,
  /** The kind of record that it starts as. */
  restriction: z.enum(['none', 'restricted', 'concealed']).default('none'),
});

export const Area = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** A beat names the area it lies in, which seats are given; an area itself has none. Both are features of `areas.geojson`. */
  parent: Slug.nullable(),
  /** For beats: the code of the published boundary it is made of. */
  boundary: z.string().min(1).nullable(),
  centre: z.tuple([Lon, Lat]),
  /** Corners of its ground where the force has drawn it itself: it stands in place of the feature. Left out: as published. */
  outline: z
    .array(z.tuple([Lon, Lat]))
    .min(3)
    .max(2000)
    .optional(),
});

export const Seat = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  roles: z.array(RoleName).min(1),
  /** Area ids; empty: all areas. */
  areas: z.array(Slug),
  /** How far it reaches: the whole force, whichever areas it answers for, or its areas and no further (an event desk, a partner's). */
  reach: z.enum(['force', 'areas']).default('force'),
  talkgroup: z.string().nullable(),
});

export const UnitKind = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** False: never ranked for response, e.g. a custody van crew. */
  responds: z.boolean(),
  armed: z.boolean(),
  mount: z.enum(['vehicle', 'foot', 'cycle']),
});

/** Only read in demo mode and by exercises. */
const Demo = z.strictObject({
  accounts: z.array(
    z.strictObject({
      name: Slug,
      displayName: z.string(),
      roles: z.array(RoleName).min(1),
      seat: Slug.nullable(),
      callsign: z.string().nullable(),
      collar: z.string().nullable(),
    }),
  ),
  units: z.array(
    z.strictObject({
      callsign: z.string(),
      kind: Slug,
      crew: z
        .array(z.strictObject({ collar: z.string(), name: z.string(), permit: Slug, account: Slug.nullable() }))
        .min(1),
      vehicle: z.strictObject({ registration: z.string(), kind: z.string() }).nullable(),
      skills: z.array(Slug),
      talkgroup: z.string(),
      issi: z.string().nullable(),
      area: Slug,
      station: Slug.nullable(),
      status: z.string(),
      lon: Lon,
      lat: Lat,
    }),
  ),
  markers: z.array(
    z.strictObject({
      kind: z.enum(markerKinds),
      label: z.string(),
      lon: Lon,
      lat: Lat,
      radiusMetres: z.int(),
      text: z.string(),
      reason: z.string(),
    }),
  ),
  entries: z.array(DemoEntry).default([]),
  calls: z.array(
    z.strictObject({
      channel: z.enum(['999', '101']),
      callerNumber: z.string(),
      lon: Lon,
      lat: Lat,
      radiusMetres: z.number().positive(),
      /** What the caller says, for a person playing the demo. */
      script: z.string(),
    }),
  ),
});

const HourShares = z
  .array(z.number().min(0).max(1))
  .length(24)
  .refine(
    (shares) => Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.001,
    'the 24 shares must sum to 1',
  );

export const Pack = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/, 'year.month.number, e.g. 2026.11.1'),
  timezone: z.string().refine(isTimezone, 'there is no such time zone'),
  /** West, south, east, north; WGS84. */
  bounds: z
    .tuple([Lon, Lat, Lon, Lat])
    .refine(([west, south, east, north]) => west < east && south < north, 'west, south, east, north, in this order'),
  centre: z.tuple([Lon, Lat]),
  /** `osm`: real roads; `stand-in`: an invented graph, every time shown as a rough range marked "estimated". */
  roads: z.enum(['osm', 'stand-in']),
  /** A small area is urban when at least so many postcodes lie within the radius of its postcodes' middle. */
  urbanRule: z.strictObject({ radiusMetres: z.int().positive(), postcodes: z.int().positive() }),
  codes: z.array(OpeningCode).min(1),
  qualifiers: z.array(z.strictObject({ code: Code, name: z.string() })),
  grades: z.array(Grade).min(1),
  statuses: z.array(Status).min(1),
  results: z.array(z.strictObject({ code: Code, name: z.string() })).min(1),
  skills: z.array(z.strictObject({ id: Slug, name: z.string() })),
  /** `emergency`: may drive under emergency conditions. */
  permits: z.array(z.strictObject({ id: Slug, name: z.string(), emergency: z.boolean() })).min(1),
  unitKinds: z.array(UnitKind).min(1),
  plans: z.array(Plan).min(1),
  ladders: z.array(Ladder).min(1),
  /** What incidents promise, by grade and place, and how long a unit may stay in a state. */
  deadlineRules: z.array(DeadlineRule).min(1),
  statusRules: z.array(StatusRule),
  watch: Watch,
  calendars: z.array(
    z.strictObject({
      id: Slug,
      name: z.string(),
      week: z.union([
        z.literal('always'),
        z.array(
          z
            .strictObject({ day: z.enum(weekdays), from: Hour, to: Hour })
            .refine(({ from, to }) => from < to, { message: 'ends before it begins', path: ['to'] }),
        ),
      ]),
      closed: z.array(z.iso.date()),
      /** Hours of single dates besides those of the weekday. */
      open: z
        .array(
          z
            .strictObject({ date: z.iso.date(), from: Hour, to: Hour })
            .refine(({ from, to }) => from < to, { message: 'ends before it begins', path: ['to'] }),
        )
        .optional(),
    }),
  ),
  areas: z.array(Area).min(1),
  stations: z.array(z.strictObject({ id: Slug, name: z.string(), area: Slug, lon: Lon, lat: Lat })),
  seats: z.array(Seat).min(1),
  agencies: z.array(z.strictObject({ id: Slug, name: z.string() })),
  lookBack: LookBack.default({ days: 7, sets: [] }),
  /**
   * How much of a day's demand falls in each hour, midnight first, by kind of event; each sums to 1. Recorded crimes have a
   * month and never a time, so these are assumptions of the pack.
   */
  demandHours: z.strictObject({ day: HourShares, evening: HourShares, even: HourShares }),
  /** Seconds until a position is drawn as stale. */
  stalePositionSeconds: z.int().positive(),
  /** A unit that ends within so many minutes is ranked lower, and says so. */
  shiftEndMinutes: z.int().positive(),
  supervision: Supervision.prefault({}),
  callTaking: CallTaking,
  record: RecordKeeping,
  assessment: Assessment.default(noAssessment),
  history: History.prefault({}),
  service: ServiceTerms.prefault({}),
  estate: EstateTerms.prefault({}),
  dispatch: DispatchTerms.prefault({}),
  control: ControlTerms.prefault({}),
  demo: Demo,
  attributions: z.array(z.string()).min(1),
});
export type Pack = z.output<typeof Pack>;
export type Area = z.output<typeof Area>;
export type OpeningCode = z.output<typeof OpeningCode>;
export type Plan = z.output<typeof Plan>;
export type Status = z.output<typeof Status>;
export type Seat = z.output<typeof Seat>;
export type UnitKind = z.output<typeof UnitKind>;
