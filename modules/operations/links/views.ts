import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Channel } from '../contacts/commands.ts';
import { LinkKind, LinkSide } from './kinds.ts';

const State = z.enum(['open', 'assigned', 'attending', 'at-scene', 'resulted', 'closed']);

export const Links = declareView({
  name: 'operations.links',
  summary: 'What an incident is linked with: duplicates, related, parents, children, merged',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    otherId: z.string(),
    otherNumber: z.string(),
    kind: LinkKind,
    /** The side of the link at which `incidentId` stands. */
    side: LinkSide,
    /** What it is to the other, e.g. `child of`. */
    relation: z.string(),
    codeName: z.string(),
    grade: z.string(),
    state: State,
    place: z.string(),
    at: z.number(),
    by: z.string(),
  }),
});

export const EventCallers = declareView({
  name: 'operations.eventCallers',
  summary:
    'Everybody who has called about one event, newest first: on the incident, its duplicates and what was merged into it',
  key: 'id',
  parent: 'incidentId',
  permission: 'caller.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    contactId: z.string(),
    contactNumber: z.string().nullable(),
    channel: Channel,
    callerName: z.string().nullable(),
    callerNumber: z.string().nullable(),
    what: z.string().nullable(),
    receivedAt: z.number(),
    takenBy: z.string().nullable(),
    /** The duplicate that it is on; null: on the incident itself. */
    viaNumber: z.string().nullable(),
  }),
});

/** Why two records may be about the same: the term says what it compares, the text says it in words. */
const Reason = z.object({
  term: z.enum(['distance', 'time', 'type', 'words', 'caller']),
  text: z.string(),
  weight: z.number(),
});

export const Duplicates = declareView({
  name: 'operations.duplicates',
  summary:
    'Incidents that a call may be about already, best first with the reasons, and recent events at the same place',
  key: 'id',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** `recent-event`: closed, at the same place, within the look-back of its code. */
    kind: z.enum(['duplicate', 'recent-event']),
    number: z.string(),
    codeName: z.string(),
    grade: z.string(),
    state: State,
    place: z.string(),
    what: z.string().nullable(),
    callers: z.number(),
    /** Null: one of the two has no position. */
    distanceMetres: z.number().nullable(),
    minutes: z.number(),
    score: z.number(),
    reasons: z.array(Reason),
  }),
});
