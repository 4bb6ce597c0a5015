import { idOfStream, isStep, type Projection, type StepData, sql, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { ContactEvent, IncidentEvent } from '../../operations/events.ts';
import {
  type ContactState,
  contactAggregate,
  type IncidentState,
  incidentAggregate,
  targetsOverByThen,
} from '../../operations/index.ts';
import type { InsightTables } from '../tables.ts';

/** The only writers of insight.response and insight.call. Neither holds a detail: an erasure leaves nothing here to take. */
export const responseProjection: Projection = { aggregate: incidentAggregate, onEvent: writeResponse };
export const callProjection: Projection = { aggregate: contactAggregate, onEvent: writeCall };

type Response = InsightTables['insight.response'];
type Marks = Partial<
  Pick<
    Response,
    | 'assigned_at'
    | 'attended_at'
    | 'deploy_due_at'
    | 'arrive_due_at'
    | 'sent_by_id'
    | 'sent_by'
    | 'closed_at'
    | 'disposed_at'
  >
>;

/** Events after which the row only says again what the incident is now. */
const facts: ReadonlySet<string> = new Set([
  'operations.IncidentRegraded',
  'operations.IncidentRecoded',
  'operations.IncidentMoved',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
  'operations.ResultRecorded',
  'operations.UnresourcedReasonGiven',
]);

/** What an event adds to the figures; null: nothing, and nothing is written. Raising an incident adds nothing. */
function marksOf(past: AnyPastEvent): Marks | null {
  if (isStep(past)) return past.type === 'kernel.DeadlineBreached' ? missed(past.data) : null;
  if (isDisposal(past)) return { disposed_at: past.recordedAt };
  // The registry has checked the event against its schema when it was appended.
  const event = past as Past<IncidentEvent>;
  const at = event.occurredAt;
  switch (event.type) {
    case 'operations.IncidentRaised':
      return event.data.restriction.kind === 'none' && event.data.backEntered === undefined ? null : {};
    case 'operations.AttendanceEntered':
      return attendance(event);
    case 'operations.UnitAssigned': {
      if (event.data.stacked) return null;
      return event.data.atScene ? { ...sentBy(event), attended_at: at } : sentBy(event);
    }
    case 'operations.StackedUnitActivated':
      return sentBy(event);
    case 'operations.UnitProgressed':
      return event.data.milestone === 'at-scene' ? { attended_at: at } : null;
    case 'operations.IncidentClosed':
      return { closed_at: at };
    case 'operations.IncidentReopened':
      return { closed_at: null };
    default:
      return facts.has(past.type) ? {} : null;
  }
}

/** From paper: at the times that stand there. Who typed it has sent nobody. */
function attendance({
  data,
  occurredAt,
}: Extract<Past<IncidentEvent>, { type: 'operations.AttendanceEntered' }>): Marks | null {
  if (data.milestone === 'sent') return { assigned_at: occurredAt };
  return data.milestone === 'at-scene' ? { attended_at: occurredAt } : null;
}

/** Targets that were over when it was entered from paper broke without a step of the timer. */
function overByThen(state: Exclude<IncidentState, { situation: 'none' }>): Marks {
  const dues = targetsOverByThen(state.incident).map(({ key, dueAt }) => missed({ key, dueAt }) ?? {});
  return Object.assign({}, ...dues);
}

/** Erased because its time of keeping had ended. */
function isDisposal({ type, data }: AnyPastEvent): boolean {
  return type === 'kernel.Redacted' && (data as { readonly ground?: unknown }).ground === 'retention-ended';
}

/** A script or a gateway is nobody whose work is looked at, and nobody to ask how they are. */
function sentBy({ actor, occurredAt }: Pick<AnyPastEvent, 'actor' | 'occurredAt'>): Marks {
  if (actor.kind !== 'person') return { assigned_at: occurredAt };
  return { assigned_at: occurredAt, sent_by_id: actor.id, sent_by: actor.name };
}

function missed({ key, dueAt }: Pick<StepData, 'key' | 'dueAt'>): Marks | null {
  if (key === 'deploy') return { deploy_due_at: dueAt };
  return key === 'arrive' ? { arrive_due_at: dueAt } : null;
}

async function writeResponse(tx: Tx, event: AnyPastEvent, state: IncidentState): Promise<void> {
  const added = marksOf(event);
  if (added === null || state.situation === 'none') return;
  const marks = { ...overByThen(state), ...added };
  const now = factsOf(state);
  const none = { assigned_at: null, attended_at: null, deploy_due_at: null, arrive_due_at: null };
  const { closed_at: closedAt = undefined, ...firsts } = marks;
  await tx
    .withTables<InsightTables>()
    .insertInto('insight.response')
    .values({
      ...{ incident_id: idOfStream(event.stream), ...now, ...none, sent_by_id: null, sent_by: null, closed_at: null },
      disposed_at: null,
      ...marks,
    })
    .onConflict((clash) =>
      clash.column('incident_id').doUpdateSet({
        ...now,
        // What was first stays: a second unit or a second miss changes no figure.
        ...Object.fromEntries(
          Object.keys(firsts).map((column) => [
            column,
            sql`coalesce(response.${sql.ref(column)}, excluded.${sql.ref(column)})`,
          ]),
        ),
        ...(closedAt !== undefined && { closed_at: closedAt }),
      }),
    )
    .execute();
}

function factsOf(state: Exclude<IncidentState, { situation: 'none' }>) {
  const { incident } = state;
  const { number, contactId, channel, receivedAt, openedAt, code, grade, place, restriction, unresourced } = incident;
  return {
    number: number.number,
    contact_id: contactId,
    channel,
    received_at: receivedAt,
    opened_at: openedAt,
    code: code.code,
    closing_code: state.situation === 'open' ? null : state.result.closing.code,
    grade: grade.id,
    weight: grade.weight,
    area_id: place.areaId,
    setting: place.setting,
    restriction: restriction.kind,
    allowed: JSON.stringify(restriction.allowed),
    guarded_at: incident.guardedAt,
    reason_code: unresourced?.code ?? null,
    reason_name: unresourced?.name ?? null,
  };
}

type Call = InsightTables['insight.call'];

async function writeCall(tx: Tx, past: AnyPastEvent, state: ContactState): Promise<void> {
  const marks = isDisposal(past) ? { disposed_at: past.recordedAt } : callMarks(past as Past<ContactEvent>);
  if (marks === null || (state.situation !== 'open' && state.situation !== 'settled')) return;
  const { number, channel, receivedAt } = state.contact;
  const row = { number: number.number, channel, received_at: receivedAt };
  await tx
    .withTables<InsightTables>()
    .insertInto('insight.call')
    .values({ contact_id: idOfStream(past.stream), ...row, ...unanswered, ...marks })
    .onConflict((clash) => clash.column('contact_id').doUpdateSet({ ...row, ...marks }))
    .execute();
}

const unanswered = {
  ...{ rang: false, answered_at: null, ended_at: null, outcome: null, code: null, abandoned: false },
  ...{ incident_id: null, account_id: null, taken_by: null, seat_id: null, disposed_at: null },
} as const;

/** A call that becomes an incident is told by the incident's own row: raising stays as quick as it was. */
function callMarks(event: Past<ContactEvent>): Partial<Call> | null {
  const at = event.occurredAt;
  const { kind, id, name, seatId } = event.actor;
  const person = kind === 'person' && { account_id: id, taken_by: name };
  const taken = { ...person, answered_at: at, seat_id: seatId };
  switch (event.type) {
    case 'operations.CallAnswered':
      return { ...taken, rang: true };
    case 'operations.ContactOpened':
      return { ...taken, rang: false };
    case 'operations.CallRangOff':
      // With a number it had none before: nobody had answered.
      return event.data.number === null ? null : { rang: true, abandoned: true };
    case 'operations.ContactAddedToIncident':
      return { ended_at: at, outcome: 'added', incident_id: event.data.incidentId };
    case 'operations.ContactClosed': {
      const { outcome, code } = event.data;
      const abandoned = outcome === 'abandoned' && { abandoned: true };
      return { ...abandoned, ended_at: at, outcome, code: code?.code ?? null };
    }
    default:
      return null;
  }
}
