import { z } from 'zod';

const Metres = z.int().min(5).max(5000);

export const markerKinds = [
  'weapons',
  'dog',
  'threat-to-life',
  'do-not-visit',
  'violence',
  'vulnerable',
  'reasonable-adjustments',
  'sterile-corridor',
  'access',
  'hazard',
] as const;

/** So many within so many days make it a repeat. */
const Repeat = (times: number, days: number) =>
  z.strictObject({ times: z.int().min(2).max(50).default(times), days: z.int().min(1).max(3650).default(days) });

/** What of earlier contacts and incidents is said without being asked for, and how near is near. */
export const History = z.strictObject({
  repeatCaller: Repeat(3, 28).prefault({}),
  repeatVictim: Repeat(2, 365).prefault({}),
  repeatLocation: Repeat(3, 90).prefault({}),
  /** What happened within so many metres happened at the same place. */
  sameplaceMetres: Metres.default(30),
  /** How far back earlier contacts are shown. */
  contactDays: z.int().min(1).max(3650).default(365),
  /** Metres from a place at which a marker of this kind warns, if that is further than its own radius. */
  warnMetres: z
    .partialRecord(z.enum(markerKinds), Metres)
    .default({ weapons: 150, 'threat-to-life': 250, 'sterile-corridor': 500, violence: 100, dog: 50 }),
});

/** Invented people, vehicles and property of the demonstration, with what became of them before. */
export const DemoEntry = z.strictObject({
  entry: z.union([
    z.strictObject({
      kind: z.literal('person'),
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      bornOn: z.iso.date().nullable().default(null),
      phones: z.array(z.string()).default([]),
      addresses: z.array(z.string()).default([]),
    }),
    z.strictObject({ kind: z.literal('vehicle'), registration: z.string(), make: z.string().nullable().default(null) }),
  ]),
  markers: z.array(z.strictObject({ kind: z.enum(markerKinds), text: z.string(), reason: z.string() })).default([]),
  /** Contacts of theirs before the demonstration begins, each closed with advice. */
  earlier: z
    .array(
      z.strictObject({
        role: z.enum(['caller', 'victim', 'suspect', 'witness', 'vulnerable', 'missing', 'stolen', 'damaged', 'other']),
        what: z.string(),
        callerNumber: z.string().nullable(),
        daysAgo: z.int().min(1).max(30),
      }),
    )
    .min(1),
});
