import { z } from 'zod';

/** Where in a building or on a site: each in the words it was said in. */
export const Indoor = z.object({
  floor: z.string().max(20).nullable(),
  room: z.string().max(20).nullable(),
  /** A gate, bay, stand or zone. */
  zone: z.string().max(20).nullable(),
});

/** What a place is easily taken for, as it was shown to whoever chose it. */
const Namesakes = z.array(z.string().max(200)).max(10);

/**
 * Where something is. Text alone is enough: an unknown place is accepted as unverified, flagged, and stands on the
 * follow-up list until somebody confirms it.
 */
export const Place = z.object({
  /** As the operator or the gazetteer wrote it. */
  label: z.string().trim().min(1).max(300),
  /** WGS84 degrees; null while unverified. */
  lon: z.number().min(-180).max(180).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  gazetteerId: z.string().max(100).nullable(),
  indoor: Indoor.optional(),
  namesakes: Namesakes.optional(),
});
export type Place = z.output<typeof Place>;

/** A place with what the force knows of it. */
export const KnownPlace = Place.extend({
  verified: z.boolean(),
  areaId: z.string().nullable(),
  ward: z.string().nullable(),
  /** Decides which arrival target counts; from the density of postcodes round it. */
  setting: z.enum(['urban', 'rural']),
  beatId: z.string().optional(),
  /** Whose ground it is; left out where no outline of the forces covers it. */
  force: z.object({ code: z.string(), name: z.string(), own: z.boolean() }).optional(),
});
export type KnownPlace = z.output<typeof KnownPlace>;

/** A circle in which a caller is: WGS84 degrees and metres. */
export const Circle = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  radiusMetres: z.number().positive().max(200_000),
});
export type Circle = z.output<typeof Circle>;

/** Client-minted UUID (version 7 preferred). */
export const Id = z.uuid();
/** Instants on the wire are epoch milliseconds. */
export const Instant = z.int().positive();
