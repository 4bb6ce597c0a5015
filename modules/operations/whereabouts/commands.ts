import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Place } from '../place.ts';
import { Corner, fewestCorners, ShapeKind } from './shape.ts';

/** Points of an incident beside the place where it happened. */
export const PointKind = z.enum(['rvp', 'staging', 'investigation', 'caller-met', 'fcp', 'mlp']);
export type PointKind = z.output<typeof PointKind>;

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const pointId = '0198c2f0-8888-7000-8000-000000000001';
const shapeId = '0198c2f0-8888-7000-8000-000000000002';
const transferId = '0198c2f0-9999-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const noSuchTransfer = { 'no-such-transfer': 'There is no transfer with this id that waits for an answer.' };
const reason = z.string().trim().min(3).max(2000);

export const SetPoint = declareCommand({
  name: 'operations.setPoint',
  summary: 'Add a point to an incident: rendezvous, staging, investigation; a later one of its kind takes its place',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    pointId: Id,
    kind: PointKind,
    place: Place,
    note: z.string().trim().max(500),
  }),
  refusals: { ...noSuchIncident, 'point-exists': 'A point with this id exists already.' },
  example: {
    ...{ incidentId, pointId, kind: 'rvp', note: 'Approach from the north' },
    place: { label: 'Car park, Church Street, Oakham', lon: -0.7277, lat: 52.6712, gazetteerId: null },
  },
});

export const WithdrawPoint = declareCommand({
  name: 'operations.withdrawPoint',
  summary: 'Withdraw a point of an incident; it stays in its history',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, pointId: Id, reason }),
  refusals: { ...noSuchIncident, 'no-such-point': 'There is no such point in force.' },
  example: { incidentId, pointId, reason: 'Wind has turned' },
});

const MOST_CORNERS = 200;

export const SetShape = declareCommand({
  name: 'operations.setShape',
  summary: 'Draw a cordon, an area or an approach route as part of an incident',
  permission: 'incident.update',
  schema: z
    .object({
      incidentId: Id,
      shapeId: Id,
      kind: ShapeKind,
      /** In the order in which they are drawn; the last of an outline is joined to the first by itself. */
      corners: z.array(Corner).min(2).max(MOST_CORNERS),
      note: z.string().trim().max(500),
    })
    .refine(({ kind, corners }) => corners.length >= fewestCorners(kind), {
      path: ['corners'],
      message: 'An outline has at least three corners.',
    }),
  refusals: { ...noSuchIncident, 'shape-exists': 'A shape with this id exists already.' },
  example: {
    ...{ incidentId, shapeId, kind: 'inner-cordon', note: 'Scene guard at the north gate' },
    corners: [
      [-0.7281, 52.6709],
      [-0.7272, 52.6709],
      [-0.7272, 52.6714],
      [-0.7281, 52.6714],
    ],
  },
});

export const WithdrawShape = declareCommand({
  name: 'operations.withdrawShape',
  summary: 'Withdraw what was drawn for an incident; it stays in its history',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, shapeId: Id, reason }),
  refusals: { ...noSuchIncident, 'no-such-shape': 'There is no such shape in force.' },
  example: { incidentId, shapeId, reason: 'Scene is released' },
});

export const OfferTransfer = declareCommand({
  name: 'operations.offerTransfer',
  summary: 'Offer the incident to the force whose ground it is on; it stays ours until they accept',
  permission: 'incident.transfer',
  schema: z.object({ incidentId: Id, transferId: Id, forceCode: z.string().max(20), reason }),
  refusals: {
    ...noSuchIncident,
    'no-such-force': 'There is no force with this code, or it is our own.',
    'transfer-waits': 'An offer waits for its answer already.',
    'transfer-exists': 'A transfer with this id exists already.',
  },
  example: { incidentId, transferId, forceCode: 'E23000020', reason: 'The caller is in Stamford' },
});

export const AnswerTransfer = declareCommand({
  name: 'operations.answerTransfer',
  summary: 'Record what the other force answered: delivered, accepted, rejected',
  permission: 'incident.transfer',
  schema: z.object({
    incidentId: Id,
    transferId: Id,
    answer: z.enum(['delivered', 'undelivered', 'accepted', 'rejected']),
    /** Their number of it. */
    reference: z.string().trim().max(60).nullable(),
    words: z.string().trim().max(2000),
    /** Code of the force that says so, where a line of theirs brings it: it must be the one that was asked. */
    from: z.string().max(20).nullable().optional(),
  }),
  refusals: {
    ...noSuchIncident,
    ...noSuchTransfer,
    'other-force': 'It was offered to another force than the one that answers.',
  },
  example: { incidentId, transferId, answer: 'accepted', reference: 'LINCS-0417', words: 'Spoke to their FIM' },
});

export const WithdrawTransfer = declareCommand({
  name: 'operations.withdrawTransfer',
  summary: 'Withdraw an offer that waits: we keep the incident',
  permission: 'incident.transfer',
  schema: z.object({ incidentId: Id, transferId: Id, reason }),
  refusals: { ...noSuchIncident, ...noSuchTransfer },
  example: { incidentId, transferId, reason: 'Our unit is nearer and goes' },
});
