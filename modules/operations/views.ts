import { z } from 'zod';
import { declareView } from '../../kernel/pure.ts';
import { CareShown } from './contacts/care-shown.ts';
import { Channel } from './contacts/commands.ts';
import { CallerFix } from './contacts/fix.ts';
import { LineSource } from './incidents/line-source.ts';
import { RecordShown } from './incidents/record-row.ts';
import { Circle, KnownPlace } from './place.ts';

/** A running promise as a screen shows it; times are epoch milliseconds. */
export const Clock = z.object({
  key: z.string(),
  kind: z.string(),
  label: z.string(),
  startedAt: z.number(),
  warnAt: z.number().nullable(),
  dueAt: z.number(),
  state: z.enum(['running', 'warned', 'breached', 'paused']),
  alarm: z.enum(['A', 'B']),
  /** The role last told, while breached. */
  told: z.string().nullable(),
  /** How many times the ladder has been climbed. */
  climbed: z.number(),
  /** Who has seen it (not the same as acted on). */
  seenBy: z.string().nullable(),
});

export const Contacts = declareView({
  name: 'operations.contacts',
  summary: 'Calls that ring and contacts not yet settled',
  key: 'id',
  permission: 'contact.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** `C0012 of 22/11`; null while it rings. */
    number: z.string().nullable(),
    state: z.enum(['ringing', 'open', 'settled']),
    channel: Channel,
    callerNumber: z.string().nullable(),
    callerName: z.string().nullable(),
    callerAddress: z.string().nullable(),
    /** Where the caller is: of the best fix, or what the network gave with the call. Where it happened is `place`. */
    circle: Circle.nullable(),
    /** The best fix: the newest, then the one with the smallest circle. */
    fix: CallerFix.nullable(),
    /** All fixes, in the order in which they came. */
    track: z.array(CallerFix),
    what: z.string().nullable(),
    note: z.string().nullable(),
    place: KnownPlace.nullable(),
    receivedAt: z.number(),
    answeredAt: z.number().nullable(),
    seatId: z.string().nullable(),
    /** Who answered it. */
    takenBy: z.string().nullable(),
    incidentId: z.string().nullable(),
    /** What came of it, once it is settled: `incident`, or why it is none. */
    outcome: z.string().nullable(),
    /** The national code under which it is counted when it is no incident. */
    closingCode: z.string().nullable(),
    /** Null while it rings as a call. */
    care: CareShown.nullable(),
  }),
});

export const UnitOnIncident = z.object({
  assignmentId: z.string(),
  tourId: z.string(),
  callsign: z.string(),
  milestone: z.enum(['assigned', 'acknowledged', 'en-route', 'at-scene']),
  since: z.number(),
  stacked: z.boolean(),
});

export const OpenIncidents = declareView({
  name: 'operations.openIncidents',
  summary: 'Incidents that are not closed, with their clocks and units',
  key: 'id',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** `0421 of 22/11`. */
    number: z.string(),
    /** The contact that it came of; null: of none, or masked. */
    contactId: z.string().nullable(),
    code: z.string(),
    codeName: z.string(),
    grade: z.string(),
    gradeName: z.string(),
    state: z.enum(['open', 'assigned', 'attending', 'at-scene', 'resulted', 'closed']),
    place: KnownPlace,
    /** Null when masked or erased. */
    what: z.string().nullable(),
    channel: Channel,
    callers: z.number(),
    receivedAt: z.number(),
    openedAt: z.number(),
    ownerSeatId: z.string().nullable(),
    ownerSeatName: z.string().nullable(),
    clocks: z.array(Clock),
    units: z.array(UnitOnIncident),
    restriction: z.enum(['none', 'restricted', 'concealed']),
    /** True: the reader may not see the rest; it says "restricted: ring the FIM". */
    masked: z.boolean(),
    referredTo: z.enum(['control-room-supervisor', 'fim']).nullable(),
    referredReason: z.string().nullable(),
    nextReviewAt: z.number().nullable(),
    result: z.string().nullable(),
    closingCode: z.string().nullable(),
    ...RecordShown.shape,
    lines: z.number(),
    lastLineAt: z.number(),
    /** Why nobody was sent, or nobody in time. */
    unresourced: z.object({ code: z.string(), name: z.string(), at: z.number(), by: z.string() }).nullable(),
    agencies: z.array(
      z.object({ agency: z.string(), answer: z.string(), reference: z.string().nullable(), at: z.number() }),
    ),
  }),
});

export const IncidentLog = declareView({
  name: 'operations.incidentLog',
  summary: 'The log of one incident, oldest first; nothing is ever changed in it',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    /** The line id, or the log position for lines that the system wrote. */
    id: z.string(),
    incidentId: z.string(),
    position: z.number(),
    at: z.number(),
    occurredAt: z.number(),
    kind: z.enum(['remark', 'resource', 'grade', 'place', 'contact', 'promise', 'agency', 'access', 'state']),
    /** Null when erased. */
    text: z.string().nullable(),
    by: z.string(),
    seatId: z.string().nullable(),
    corrects: z.string().nullable(),
    correctedBy: z.string().nullable(),
    /** By what way it came: a caller, a radio, a phone in the field, the system itself, a desk. */
    source: LineSource,
  }),
});

const UnitPosition = z.object({
  lon: z.number(),
  lat: z.number(),
  at: z.number(),
  accuracyMetres: z.number().nullable(),
  source: z.string(),
});

export const Units = declareView({
  name: 'operations.units',
  summary: 'Units on duty, their state, assignments and last known position',
  key: 'id',
  permission: 'unit.read',
  personal: true,
  row: z.object({
    /** The tour of duty. */
    id: z.string(),
    callsign: z.string(),
    kind: z.string(),
    crew: z.array(z.object({ collar: z.string(), name: z.string(), permit: z.string() })),
    vehicle: z.object({ registration: z.string(), kind: z.string() }).nullable(),
    skills: z.array(z.string()),
    /** When the authority for a skill ends, by the register of officers: past it the unit has it no more. */
    skillsUntil: z.record(z.string(), z.number()),
    equipment: z.array(z.string()),
    talkgroup: z.string(),
    issi: z.string().nullable(),
    areaId: z.string(),
    status: z.string(),
    /** What the status means, e.g. `available`, `en-route`. */
    meaning: z.string(),
    statusName: z.string(),
    since: z.number(),
    shiftEndsAt: z.number(),
    onDuty: z.boolean(),
    emergency: z.boolean(),
    active: z
      .object({
        assignmentId: z.string(),
        incidentId: z.string(),
        number: z.string(),
        grade: z.string(),
        milestone: z.enum(['assigned', 'acknowledged', 'en-route', 'at-scene']),
        since: z.number(),
      })
      .nullable(),
    stacked: z.array(
      z.object({ assignmentId: z.string(), incidentId: z.string(), number: z.string(), grade: z.string() }),
    ),
    position: UnitPosition.nullable(),
  }),
});

export const Alarms = declareView({
  name: 'operations.alarms',
  summary: 'What warns, is late, was referred, or is an emergency',
  key: 'id',
  parent: 'subjectId',
  permission: 'alarm.read',
  personal: false,
  row: z.object({
    id: z.string(),
    /** The incident or the tour that it is about. */
    subjectId: z.string(),
    incidentId: z.string().nullable(),
    /** The number of the incident, or the callsign of the unit. */
    title: z.string(),
    key: z.string(),
    /** Of what kind the promise is: alarms of one kind and class are told as a group. */
    kind: z.string(),
    grade: z.string().nullable(),
    /** A sounds, B is pinned, C is counted. */
    alarmClass: z.enum(['A', 'B', 'C']),
    state: z.enum(['warned', 'breached', 'referred', 'emergency', 'break-glass']),
    text: z.string(),
    since: z.number(),
    dueAt: z.number().nullable(),
    /** The role told last. */
    told: z.string(),
    areaId: z.string().nullable(),
    ownerSeatId: z.string().nullable(),
    seenBy: z.string().nullable(),
    seenAt: z.number().nullable(),
  }),
});

const Watched = z.object({
  ...Clock.shape,
  id: z.string(),
  /**
   * The tour, the contact, the incident of a major; of a message the incident that it is about, else itself; of the others as in their alarms,
   * e.g. `duty:<id>`, `officer:<collar>`, `fence:<incident or fence>`.
   */
  subjectId: z.string(),
  about: z.enum([
    'unit',
    'call',
    'major',
    'message',
    'operation',
    'aid',
    'duty',
    'officer',
    'fence',
    'unread',
    'review',
    'marker',
    'pack',
    'codes',
  ]),
  title: z.string(),
  areaId: z.string().nullable(),
  /** The role that its ladder tells first. */
  owes: z.string().nullable(),
});

export const PromisesWatched = declareView({
  name: 'operations.watched',
  summary:
    'Promises that run, of everything but incidents, which bear their own; of what is promised for months what has warned or broken',
  key: 'id',
  parent: 'subjectId',
  permission: 'alarm.read',
  personal: false,
  row: Watched,
});

export const PromisesComing = declareView({
  name: 'operations.promisesComing',
  summary:
    'What duties, authorities of officers, markers and tables of codes promise for the next 24 hours and nobody has been told of yet',
  key: 'id',
  permission: 'alarm.read',
  personal: false,
  row: Watched,
});

export const AlarmRates = declareView({
  name: 'operations.alarmRates',
  summary:
    'Alarms told to each seat, in stretches of ten minutes; a further one of its kind within ten minutes joins its group',
  key: 'id',
  permission: 'alarm.rate',
  personal: false,
  row: z.object({
    id: z.string(),
    seatId: z.string(),
    /** Epoch milliseconds; the stretch is ten minutes long. */
    from: z.number(),
    a: z.number(),
    b: z.number(),
    /** Further ones that joined a group and made no signal of their own. */
    joined: z.number(),
  }),
});

export const Nearby = declareView({
  name: 'operations.nearby',
  summary: 'Open and recent incidents and place markers round a point',
  key: 'id',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    kind: z.enum(['incident', 'marker', 'fim-warning']),
    title: z.string(),
    text: z.string().nullable(),
    state: z.string(),
    grade: z.string().nullable(),
    at: z.number(),
    distanceMetres: z.number(),
    /** Of a marker: who set it, why and until when; null for anything else. */
    marker: z
      .object({
        reason: z.string().nullable(),
        author: z.string(),
        reviewAt: z.number(),
        expiresAt: z.number(),
        /** Within the distance at which markers of its kind warn. */
        warns: z.boolean(),
      })
      .nullable(),
  }),
});

export const UnverifiedPlaces = declareView({
  name: 'operations.unverifiedPlaces',
  summary: 'Incidents whose place nobody has confirmed yet',
  key: 'id',
  permission: 'incident.read',
  personal: true,
  row: z.object({ id: z.string(), number: z.string(), label: z.string(), at: z.number() }),
});
