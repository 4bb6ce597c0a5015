import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { changedMeanwhile } from '../contacts/commands.ts';
import { Id, Instant } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const reason = z.string().trim().min(3).max(2000);

export const AddQualifier = declareCommand({
  name: 'operations.addQualifier',
  summary: 'Add a qualifier: knife, vulnerable, critical incident; as many as apply',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, code: z.string().max(10) }),
  refusals: { ...noSuchIncident, 'no-such-qualifier': 'The force pack has no such qualifier.' },
  example: { incidentId, code: '633' },
});

export const RemoveQualifier = declareCommand({
  name: 'operations.removeQualifier',
  summary: 'Take a qualifier away, with the reason; that it stood there stays in the log',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, code: z.string().max(10), reason }),
  refusals: noSuchIncident,
  example: { incidentId, code: '633', reason: 'Kitchen knife lay in the sink, nobody held it' },
});

export const DescribeIncident = declareCommand({
  name: 'operations.describeIncident',
  summary: 'Correct what it is about; the earlier words stay in the log',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: z.string().max(10_000), what: z.string().trim().min(1).max(10_000) }),
  refusals: { ...noSuchIncident, ...changedMeanwhile },
  example: { incidentId, seen: 'Two men fighting', what: 'Two men fighting, one has a bottle' },
});

export const DeferIncident = declareCommand({
  name: 'operations.deferIncident',
  summary: 'Put the incident off until a time, at which it comes back by itself; no time: it comes back now',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, seen: Instant.nullable(), until: Instant.nullable(), reason }),
  refusals: {
    ...noSuchIncident,
    ...changedMeanwhile,
    'incident-closed': 'It is closed.',
    'deferral-range': 'The time must lie ahead, within 31 days.',
  },
  confirms: { 'clock-runs-on': 'A target falls due before that time: its clock runs on.' },
  example: { incidentId, seen: null, until: 1_795_500_000_000, reason: 'Caller is at work until six' },
});

/** Who can be owed word. */
export const UpdateTo = z.enum(['caller', 'victim', 'family', 'partner-agency']);
export type UpdateTo = z.output<typeof UpdateTo>;

/** Told, or why not. */
export const UpdateOutcome = z.enum(['told', 'declined', 'unsafe', 'line-lost', 'third-party']);
export type UpdateOutcome = z.output<typeof UpdateOutcome>;

export const PromiseUpdate = declareCommand({
  name: 'operations.promiseUpdate',
  summary: 'Promise the caller or the victim word by a time',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    to: UpdateTo,
    /** When it was due before; null: nothing was promised to them. */
    seen: Instant.nullable(),
    dueAt: Instant,
    whom: z.string().trim().max(300),
  }),
  refusals: {
    ...noSuchIncident,
    ...changedMeanwhile,
    'update-range': 'The next update must lie ahead, within a year.',
  },
  example: {
    incidentId,
    to: 'victim',
    seen: null,
    dueAt: 1_795_500_000_000,
    whom: 'Mrs Example, by telephone after six',
  },
});

export const RecordUpdate = declareCommand({
  name: 'operations.recordUpdate',
  summary: 'Record that they were told, or why not; and when the next word is due',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    to: UpdateTo,
    outcome: UpdateOutcome,
    words: z.string().trim().max(2000),
    nextAt: Instant.nullable(),
  }),
  refusals: { ...noSuchIncident, 'update-range': 'The next update must lie ahead, within a year.' },
  example: {
    incidentId,
    to: 'caller',
    outcome: 'told',
    words: 'No unit before nine; rings again if they come back',
    nextAt: null,
  },
});

export const RecordCrime = declareCommand({
  name: 'operations.recordCrime',
  summary: 'Record the crime number: the 24 hours are kept',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    crimeNumber: z
      .string()
      .trim()
      .regex(/^[0-9A-Z][0-9A-Z/ -]{2,29}$/i, 'letters, digits, spaces, hyphens and slashes'),
  }),
  refusals: noSuchIncident,
  example: { incidentId, crimeNumber: '26000123456' },
});

/** Why a reported crime is none, as the national counting rules allow. */
export const CrimeBasis = z.enum(['no-crime-happened', 'recorded-elsewhere', 'other-force', 'reported-in-error']);
export type CrimeBasis = z.output<typeof CrimeBasis>;

export const NegateCrime = declareCommand({
  name: 'operations.negateCrime',
  summary: 'Say that no crime is to be recorded, with the additional verifiable information that shows it',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    basis: CrimeBasis,
    /** What was learnt, and where it can be verified. */
    information: z.string().trim().min(10).max(4000),
  }),
  refusals: { ...noSuchIncident, 'no-crime': 'No crime was reported with this incident.' },
  example: {
    incidentId,
    basis: 'no-crime-happened',
    information: 'CCTV of the shop, 14:02 to 14:09, shows that the man paid',
  },
});

export const HandOffCrime = declareCommand({
  name: 'operations.handOffCrime',
  summary: 'Hand what is known over to the crime records system; its number comes back by itself',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id }),
  refusals: { ...noSuchIncident, 'no-crime': 'No crime was reported with this incident.' },
  example: { incidentId },
});
