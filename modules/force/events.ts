import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';
import { packSections } from './packs/sections.ts';

const Sitting = z.object({ seatId: z.string(), accountId: z.string() });
const Version = z.object({ packId: z.string(), version: z.string() });
const Section = z.enum(packSections);

export const forceEvents = defineEvents({
  'force.SeatTaken': { data: Sitting },
  /** `left`: its work has nobody now and passes to the supervisor; `moved`: the person has taken another seat. */
  'force.SeatLeft': { data: Sitting.extend({ because: z.enum(['left', 'moved']) }) },
  /** `taken-over`: somebody else sits there now; `relieved`: nobody does, as after `left`. */
  'force.SeatRelieved': {
    data: Sitting.extend({ because: z.enum(['taken-over', 'relieved']) }),
    detail: z.object({ reason: z.string().nullable() }),
  },
  /** The seat has other roles or areas than when its holder sat down: what they may do has changed. */
  'force.SeatRenewed': { data: Sitting },
  /** A version of the pack is in force from here on. */
  'force.PackPublished': {
    data: Version.extend({
      hash: z.string(),
      previous: z.string().nullable(),
      /** Left out: by a start of the server. */
      because: z.enum(['start', 'published', 'scheduled', 'rolled-back']).optional(),
      /** Seats that are new, gone or otherwise than before. */
      seats: z.array(z.string()).optional(),
      /** Drafts that stood then: what was made over the version before may be in conflict now. */
      drafts: z.array(z.string()).optional(),
    }),
  },
  /** A draft has become a version: the whole pack, and what it says otherwise than the one it was made over. */
  'force.VersionMade': {
    data: Version.extend({ hash: z.string(), over: z.string(), sections: z.array(Section) }),
    detail: z.object({ content: z.json(), changes: z.json() }),
  },
  /** Somebody wants a version in force: at once, or from a time (epoch milliseconds). */
  'force.PublicationOrdered': {
    data: Version.extend({
      hash: z.string(),
      from: z.number().nullable(),
      because: z.enum(['published', 'rolled-back']),
    }),
    detail: z.object({ reason: z.string() }),
  },
  'force.PublicationWithdrawn': { data: Version, detail: z.object({ reason: z.string() }) },
  /** `hash` is of the value, `over` of the section in force that it was made over. */
  'force.DraftSaved': {
    data: z.object({ section: Section, hash: z.string(), over: z.string() }),
    detail: z.object({ value: z.json() }),
  },
  /** Of one section, or all of it (null). */
  'force.DraftDropped': { data: z.object({ section: Section.nullable() }) },
  'force.DraftPublished': { data: Version },
});

export type ForceEvent = EventOf<typeof forceEvents>;
export type SeatEvent = Extract<ForceEvent, { type: `force.Seat${string}` }>;
export type DraftEvent = Extract<ForceEvent, { type: `force.Draft${string}` }>;
export type PackEvent = Exclude<ForceEvent, SeatEvent | DraftEvent>;
