import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { LinkKind } from './events.ts';
import { keptByRules } from './rules/refusals.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Note = z.string().trim().max(2000).default('');
const Reason = z.string().trim().min(3).max(2000);
const Level = z.int().min(1).max(5);
const Priority = z.int().min(1).max(5);
const Person = z.object({ id: Id.nullable(), name: z.string().trim().max(200) });
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const otherId = '0198c2f0-8888-7000-8000-000000000002';
const absent = { 'no-such-service-incident': 'There is no IT incident with this id.' };
const lostRace = { 'changed-meanwhile': 'Somebody else changed it meanwhile: both values are shown.' };
const notLive = { ...absent, 'not-open': 'It is not open: it is resolved or closed.' };

function changeOf<Field extends string, Value extends z.ZodType>(field: Field, value: Value) {
  return z.object({ field: z.literal(field), from: value, to: value });
}

/** What the screen showed, and what it shall be. */
const Change = z.discriminatedUnion('field', [
  changeOf('summary', z.string().trim().min(3).max(200)),
  changeOf('symptoms', z.string().trim().max(20_000)),
  changeOf('call-back', z.string().trim().max(200)),
  changeOf('reporter', Person),
  changeOf('category', Slug.nullable()),
  changeOf('service', Slug.nullable()),
  changeOf('items', z.array(Id).max(50)),
]);

export const AmendServiceIncident = declareCommand({
  name: 'service.amendServiceIncident',
  summary: 'Change one fact of an IT incident; what the person who reported it said stays as they said it',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, change: Change }),
  refusals: {
    ...absent,
    ...lostRace,
    'no-such-category': 'The force has no such category.',
    'no-such-service': 'The force has no such service.',
  },
  example: { serviceIncidentId, change: { field: 'category', from: 'radio', to: 'radio-handset' } },
});

export const PrioritiseServiceIncident = declareCommand({
  name: 'service.prioritiseServiceIncident',
  summary: 'Weigh an IT incident anew, with the reason; its clocks go on from when it was reported',
  permission: 'service-incident.work',
  schema: z.object({
    serviceIncidentId: Id,
    seen: z.object({ impact: z.int(), urgency: z.int(), priority: Priority }),
    impact: Level,
    urgency: Level,
    /** Null: as the matrix and the floors say. */
    priority: Priority.nullable().default(null),
    reason: Reason,
  }),
  refusals: {
    ...notLive,
    ...lostRace,
    'no-such-level': 'The matrix of the force has no such impact or urgency.',
    'below-floor': 'What it touches is too critical for this: only a duty ICT manager may go below.',
  },
  example: {
    ...{ serviceIncidentId, seen: { impact: 3, urgency: 3, priority: 5 } },
    ...{ impact: 2, urgency: 2, reason: 'The whole shift now' },
  },
});

export const GoBelowFloor = declareCommand({
  name: 'service.goBelowFloor',
  summary: 'Give an IT incident a priority below the floor of what it touches, with the reason',
  permission: 'service-incident.below-floor',
  schema: z.object({ serviceIncidentId: Id, priority: Priority, reason: Reason }),
  refusals: notLive,
  example: { serviceIncidentId, priority: 4, reason: 'A spare headset; the position answers' },
});

export const LinkServiceIncident = declareCommand({
  name: 'service.linkServiceIncident',
  summary: 'Link an IT incident to another: related, the child of it, or what followed it',
  permission: 'service-incident.work',
  schema: z.object({
    serviceIncidentId: Id,
    otherId: Id,
    kind: z.enum(['related', 'child', 'follows']),
    note: Note,
  }),
  refusals: {
    ...absent,
    'same-record': 'It is the same IT incident.',
    'already-linked': 'They are linked already.',
    'has-parent': 'It is the child of another already, or has children itself.',
  },
  example: { serviceIncidentId, otherId, kind: 'child', note: 'Same switch' },
});

export const UnlinkServiceIncident = declareCommand({
  name: 'service.unlinkServiceIncident',
  summary: 'Take a link between two IT incidents back; one that was merged is open again',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, otherId: Id, kind: LinkKind, note: Note }),
  refusals: { ...absent, 'not-linked': 'They are not linked like this.' },
  example: { serviceIncidentId, otherId, kind: 'related', note: 'Another switch after all' },
});

export const MergeServiceIncident = declareCommand({
  name: 'service.mergeServiceIncident',
  summary: 'Go on with an IT incident in another that is the same; nothing of either is deleted',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, intoId: Id, note: Note }),
  refusals: {
    ...notLive,
    'same-record': 'It is the same IT incident.',
    'merged-already': 'The other was itself merged into another.',
  },
  confirms: { 'other-closed': 'The other one is closed: nobody works on it.' },
  example: { serviceIncidentId, intoId: otherId, note: 'Same printer' },
});

export const TriageServiceIncident = declareCommand({
  name: 'service.triageServiceIncident',
  summary: 'Accept, put off or decline an IT incident that came in; declining tells the person who reported it why',
  permission: 'service-incident.work',
  schema: z.object({
    serviceIncidentId: Id,
    how: z.enum(['accepted', 'snoozed', 'declined']),
    until: z.int().positive().nullable().default(null),
    note: Note,
  }),
  refusals: {
    ...notLive,
    'no-time': 'Say until when it is put off: a time to come.',
    'no-reason': 'Say why it is declined: the person who reported it reads it.',
  },
  example: { serviceIncidentId, how: 'snoozed', until: 1_795_600_000_000, note: 'She rings back at ten' },
});

export const SetServiceIncidentStatus = declareCommand({
  name: 'service.setServiceIncidentStatus',
  summary: 'Say how an open IT incident stands, in the statuses of the force',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, seen: Slug.nullable(), to: Slug.nullable() }),
  refusals: {
    ...notLive,
    ...lostRace,
    ...keptByRules,
    paused: 'Its clocks stand still: let it go on first.',
    'no-such-status': 'The force has no such status.',
  },
  example: { serviceIncidentId, seen: null, to: 'on-site' },
});

export const GiveWorkaround = declareCommand({
  name: 'service.giveWorkaround',
  summary: 'Tell the person who reported an IT incident what helps meanwhile',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, text: z.string().trim().min(1).max(20_000) }),
  refusals: absent,
  example: { serviceIncidentId, text: 'Use the printer on the second floor' },
});

export const FlowDown = declareCommand({
  name: 'service.flowDown',
  summary: 'Say to the child of an IT incident what was said of its parent (the system alone)',
  permission: 'service-incident.flow',
  schema: z.object({
    serviceIncidentId: Id,
    fromId: Id,
    what: z.enum(['update', 'workaround', 'resolution']),
    text: z.string().max(20_000),
  }),
  refusals: absent,
  example: { serviceIncidentId, fromId: otherId, what: 'update', text: 'The supplier is on site' },
});

export const AttachServiceFile = declareCommand({
  name: 'service.attachFile',
  summary: 'Attach a file that has been sent in to an IT incident',
  permission: 'service-incident.follow',
  schema: z.object({
    serviceIncidentId: Id,
    attachmentId: Id,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
    name: z.string().trim().min(1).max(200),
    /** `internal`: for the service centre alone. */
    audience: z.enum(['public', 'internal']).default('public'),
  }),
  refusals: {
    ...absent,
    'no-such-file': 'No file with this hash has been sent in.',
    'too-many-files': 'This record has as many files as are kept of one.',
  },
  example: {
    ...{ serviceIncidentId, attachmentId: '0198c2f0-4444-7000-8000-000000000001' },
    ...{ sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', name: 'screen.png' },
  },
});

export const DismissMajorCandidate = declareCommand({
  name: 'service.dismissMajorCandidate',
  summary: 'Say why an IT incident that was proposed as a major one is none',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, reason: Reason }),
  refusals: { ...absent, 'no-candidate': 'It is not proposed as a major IT incident.' },
  example: { serviceIncidentId, reason: 'One terminal, not the service' },
});
