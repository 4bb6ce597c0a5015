import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { changedMeanwhile } from '../contacts/commands.ts';
import { Id, Instant, Place } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const reason = z.string().trim().min(3).max(2000);

export const Regrade = declareCommand({
  name: 'operations.regrade',
  summary: 'Change the grade, with the reason',
  permission: 'incident.grade',
  schema: z.object({ incidentId: Id, seen: z.string(), grade: z.string(), reason }),
  refusals: { ...noSuchIncident, ...changedMeanwhile, 'no-such-grade': 'The force pack has no such grade.' },
  example: { incidentId, seen: 'G2', grade: 'G1', reason: 'Caller now says there is a knife' },
});

export const Recode = declareCommand({
  name: 'operations.recode',
  summary: 'Correct the opening code',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: z.string(), code: z.string(), reason }),
  refusals: { ...noSuchIncident, ...changedMeanwhile, 'no-such-code': 'The force pack has no such opening code.' },
  example: { incidentId, seen: '202', code: '304', reason: 'Caller is the partner' },
});

export const MoveIncident = declareCommand({
  name: 'operations.moveIncident',
  summary: 'Correct where the incident is; the earlier place stays in the log',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: z.string(), place: Place }),
  refusals: { ...noSuchIncident, ...changedMeanwhile },
  example: {
    incidentId,
    seen: 'High Street',
    place: { label: 'High Street, Uppingham', lon: -0.7226, lat: 52.5886, gazetteerId: null },
  },
});

export const AddLine = declareCommand({
  name: 'operations.addLine',
  summary: 'Add a line to the log; a correction points at the line it corrects',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    lineId: Id,
    text: z.string().trim().min(1).max(10_000),
    corrects: Id.nullable(),
  }),
  refusals: { ...noSuchIncident, 'no-such-line': 'There is no such line to correct.' },
  example: {
    incidentId,
    lineId: '0198c2f0-3333-7000-8000-000000000001',
    text: 'Second male has left on foot',
    corrects: null,
  },
});

export const Review = declareCommand({
  name: 'operations.review',
  summary: 'Review what is late: the rationale, and when to look again',
  permission: 'incident.review',
  schema: z.object({ incidentId: Id, rationale: reason, nextReviewAt: Instant }),
  refusals: { ...noSuchIncident, 'review-in-the-past': 'The next review must lie ahead, at most 24 hours.' },
  example: { incidentId, rationale: 'No unit free; caller safe indoors and told', nextReviewAt: 1_795_500_000_000 },
});

export const Refer = declareCommand({
  name: 'operations.refer',
  summary: 'Refer to the supervisor or the FIM',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, to: z.enum(['control-room-supervisor', 'fim']), reason }),
  refusals: noSuchIncident,
  example: { incidentId, to: 'fim', reason: 'Firearm seen: authority needed' },
});

export const SeeAlarm = declareCommand({
  name: 'operations.seeAlarm',
  summary: 'Acknowledge an alarm by name: seen is not acted on',
  permission: 'alarm.read',
  schema: z.object({ incidentId: Id, key: z.string().max(100) }),
  refusals: { ...noSuchIncident, 'no-such-alarm': 'This alarm no longer stands.' },
  example: { incidentId, key: 'arrive' },
});

export const TakeOwnership = declareCommand({
  name: 'operations.takeOwnership',
  summary: 'Take the incident to your desk',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: z.string().nullable() }),
  refusals: { ...noSuchIncident, ...changedMeanwhile, 'no-seat': 'Take a seat first: desks own, people act.' },
  example: { incidentId, seen: null },
});

export const InformAgency = declareCommand({
  name: 'operations.informAgency',
  summary: 'Record that another agency was informed',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    agency: z.string().max(60),
    reference: z.string().max(60).nullable(),
    answer: z.enum(['attending', 'declined', 'informed']),
    etaMinutes: z.int().min(0).max(1440).nullable(),
  }),
  refusals: { ...noSuchIncident, 'no-such-agency': 'The force pack has no such agency.' },
  example: { incidentId, agency: 'ambulance', reference: 'EM-4471', answer: 'attending', etaMinutes: 12 },
});

export const Restrict = declareCommand({
  name: 'operations.restrict',
  summary: 'Restrict or conceal the record, or lift it',
  permission: 'incident.restrict',
  schema: z.object({
    incidentId: Id,
    seen: z.enum(['none', 'restricted', 'concealed']),
    restriction: z.enum(['none', 'restricted', 'concealed']),
    allowed: z.array(z.string().max(100)).max(100),
    /** Within this distance of a concealed record others are told to ring the FIM. Metres. */
    radiusMetres: z.int().min(50).max(20_000),
    reason,
  }),
  refusals: { ...noSuchIncident, ...changedMeanwhile },
  example: {
    incidentId,
    seen: 'none',
    restriction: 'restricted',
    allowed: [],
    radiusMetres: 500,
    reason: 'Officer involved',
  },
});

export const BreakGlass = declareCommand({
  name: 'operations.breakGlass',
  summary: 'Open a restricted record at once: alarmed, and reviewed within 24 hours',
  permission: 'incident.break-glass',
  schema: z.object({ incidentId: Id, reason }),
  refusals: { ...noSuchIncident, 'not-restricted': 'This record is open to you already.' },
  example: { incidentId, reason: 'Caller rings back: life at risk at this address' },
});

export const RecordResult = declareCommand({
  name: 'operations.recordResult',
  summary: 'Record the result and the closing code',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    result: z.string().max(20),
    closingCode: z.string().max(10),
    note: z.string().max(4000),
  }),
  refusals: {
    ...noSuchIncident,
    'no-such-code': 'The force pack has no such closing code.',
    'no-such-result': 'The force pack has no such result code.',
  },
  example: { incidentId, result: 'R01', closingCode: '202', note: 'All quiet on arrival, words of advice' },
});

export const CloseIncident = declareCommand({
  name: 'operations.closeIncident',
  summary: 'Close the incident: resulted, no unit assigned',
  permission: 'incident.close',
  schema: z.object({
    incidentId: Id,
    /** Of a child: whether the risk in its parent is affected. Left out, it is asked. */
    parentRisk: z.enum(['affected', 'not-affected']).optional(),
  }),
  confirms: { 'parent-risk': 'It is a child of an open incident: the risk there is not affected.' },
  refusals: {
    ...noSuchIncident,
    'incident-closed': 'It is closed already.',
    'not-resulted': 'Record the result and the closing code first.',
    'units-assigned': 'A unit is still assigned.',
  },
  example: { incidentId },
});

export const ReopenIncident = declareCommand({
  name: 'operations.reopenIncident',
  summary: 'Open the incident again under its number',
  permission: 'incident.close',
  schema: z.object({ incidentId: Id, reason }),
  refusals: { ...noSuchIncident, 'not-closed': 'It is open.' },
  example: { incidentId, reason: 'Caller rings again: they are back' },
});

export const AgreeAppointment = declareCommand({
  name: 'operations.agreeAppointment',
  summary: 'Agree when an officer will come, for a grade that is attended by appointment',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: Instant.nullable(), appointmentAt: Instant }),
  refusals: {
    ...noSuchIncident,
    ...changedMeanwhile,
    'appointment-range': 'The appointment must lie ahead, within 48 hours of the contact.',
  },
  confirms: { 'slot-full': 'As many as can be seen at that time have been promised it.' },
  example: { incidentId, seen: null, appointmentAt: 1_795_500_000_000 },
});

/** The system's own: no role holds its permission. */
export const LapseGlass = declareCommand({
  name: 'operations.lapseGlass',
  summary: 'Shut a restricted record again to whoever broke its glass, when the time for that is over',
  permission: 'incident.lapse-glass',
  schema: z.object({ incidentId: Id, accountId: z.string().max(100) }),
  refusals: noSuchIncident,
  example: { incidentId, accountId: '0198c2f0-7777-7000-8000-000000000001' },
});

/** The system's own: no role holds its permission. */
export const PassOwnership = declareCommand({
  name: 'operations.passOwnership',
  summary: 'Pass the incident of a desk that was left, unclaimed, to the supervisor',
  permission: 'incident.pass',
  schema: z.object({ incidentId: Id, fromSeatId: z.string().max(60) }),
  refusals: noSuchIncident,
  example: { incidentId, fromSeatId: 'dispatch-1' },
});
