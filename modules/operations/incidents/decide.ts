import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { SlotAt } from '../appointments/queries.ts';
import { type CodeTerms, codeTerms, type GradeTerms, type PlaceFacts, type SeatTerms } from '../terms.ts';
import type {
  AddLine,
  AgreeAppointment,
  CloseIncident,
  InformAgency,
  MoveIncident,
  Recode,
  RecordResult,
  Regrade,
  ReopenIncident,
  TakeOwnership,
} from './commands.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident, IncidentState } from './incident.ts';

export type Command<C> = CommandOf<InputOf<C>>;
export type Decision = Outcome<{ incident: readonly IncidentEvent[] }>;
export type States = { readonly incident: IncidentState };

export const noSuchIncident = () => refuse<never>('no-such-incident', 'There is no incident with this id.');

/** For values that somebody else changed after the operator read them: the one that stands now goes back. */
export function changedMeanwhile(current: unknown): Outcome<never> {
  return refuse('changed-meanwhile', 'Somebody changed this value after you read it.', current);
}

export const nothing: Decision = decided({ incident: [] });

function tourIdsOf(incident: Incident): string[] {
  return [...new Set(incident.assignments.map((assignment) => assignment.tourId))];
}

/** Whose rows and logs name it: they are read again when it is guarded otherwise. */
export function namersOf(incident: Incident): { tourIds: string[]; linkedIds: string[] } {
  return { tourIds: tourIdsOf(incident), linkedIds: [...incident.linkedIds] };
}

export function regrade(
  { input }: Command<typeof Regrade>,
  { incident: state }: States,
  grade: GradeTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { incident } = state;
  const from = incident.grade.id;
  if (input.seen !== from) return changedMeanwhile(from);
  if (grade === null) return refuse('no-such-grade', `The force pack has no grade ${input.grade}.`);
  // The same grade again is no act: what is late needs a review, with a time to look again.
  if (grade.id === from) return nothing;
  const data = { from, grade, tourIds: tourIdsOf(incident) };
  return decided({ incident: [{ type: 'operations.IncidentRegraded', data, detail: { reason: input.reason } }] });
}

export function recode(
  { input }: Command<typeof Recode>,
  { incident: state }: States,
  code: CodeTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const from = state.incident.code.code;
  if (input.seen !== from) return changedMeanwhile(from);
  if (code === null) return refuse('no-such-code', `The force pack has no opening code ${input.code}.`);
  if (code.code === from) return nothing;
  const data = { from, code: codeTerms(code) };
  const event = { type: 'operations.IncidentRecoded', data, detail: { reason: input.reason } } as const;
  return decided({ incident: [event] });
}

export function moveIncident(
  { input }: Command<typeof MoveIncident>,
  { incident: state }: States,
  place: PlaceFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { label } = state.incident.place;
  if (input.seen !== label) return changedMeanwhile(label);
  const event = { type: 'operations.IncidentMoved', data: { place }, detail: { place: input.place } } as const;
  return decided({ incident: [event] });
}

const FORTY_EIGHT_HOURS = 48 * 3_600_000;

export function agreeAppointment(
  { input, recordedAt, confirmed }: Command<typeof AgreeAppointment>,
  { incident: state }: States,
  slot: SlotAt | null = null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { appointmentAt, origin } = state.incident;
  if (input.seen !== appointmentAt) return changedMeanwhile(appointmentAt);
  if (input.appointmentAt <= recordedAt || input.appointmentAt > origin.base + FORTY_EIGHT_HOURS) {
    return refuse('appointment-range', 'The appointment must lie ahead, within 48 hours of the contact.');
  }
  const full = slot !== null && slot.taken >= slot.capacity;
  if (full && !confirmed.has('slot-full')) {
    return confirm('slot-full', `${slot.taken} of ${slot.capacity} have been promised that time.`);
  }
  const data = { appointmentAt: input.appointmentAt };
  return decided({ incident: [{ type: 'operations.AppointmentAgreed', data }] });
}

export function addLine({ input }: Command<typeof AddLine>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { lineId, text, corrects } = input;
  const { lineIds } = state.incident;
  // The same line sent under another commandId is the same line.
  if (lineIds.includes(lineId)) return nothing;
  if (corrects !== null && !lineIds.includes(corrects)) {
    return refuse('no-such-line', 'There is no such line to correct.');
  }
  return decided({ incident: [{ type: 'operations.LineAdded', data: { lineId, corrects }, detail: { text } }] });
}

export function takeOwnership(
  { input }: Command<typeof TakeOwnership>,
  { incident: state }: States,
  seat: SeatTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { owner } = state.incident;
  if (seat === null) return refuse('no-seat', 'Take a seat first: desks own, people act.');
  if (input.seen !== (owner?.id ?? null)) return changedMeanwhile(owner?.id ?? null);
  const unclaimed = state.incident.alerts.some((alert) => alert.kind === 'unclaimed');
  if (owner?.id === seat.id && !unclaimed) return nothing;
  return decided({ incident: [{ type: 'operations.OwnershipTaken', data: { from: owner, owner: seat } }] });
}

export function informAgency(
  { input }: Command<typeof InformAgency>,
  { incident: state }: States,
  agency: { readonly id: string; readonly name: string } | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (agency === null) return refuse('no-such-agency', `The force pack has no agency ${input.agency}.`);
  const { answer, reference, etaMinutes } = input;
  const data = { agency: agency.id, name: agency.name, answer, reference, etaMinutes };
  return decided({ incident: [{ type: 'operations.AgencyInformed', data }] });
}

export function recordResult(
  { input }: Command<typeof RecordResult>,
  { incident: state }: States,
  { result, closing }: { result: CodeTerms | null; closing: CodeTerms | null },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (closing === null) return refuse('no-such-code', `The force pack has no closing code ${input.closingCode}.`);
  if (result === null) return refuse('no-such-result', `The force pack has no result code ${input.result}.`);
  const event = {
    type: 'operations.ResultRecorded',
    data: { result, closing },
    detail: { note: input.note },
  } as const;
  return decided({ incident: [event] });
}

export function closeIncident(_command: Command<typeof CloseIncident>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation === 'closed') return refuse('incident-closed', 'It is closed already.');
  if (state.situation === 'open') return refuse('not-resulted', 'Record the result and the closing code first.');
  const callsigns = state.incident.assignments.map((assignment) => assignment.callsign);
  if (callsigns.length > 0) return refuse('units-assigned', `Still assigned: ${callsigns.join(', ')}.`, callsigns);
  return decided({ incident: [{ type: 'operations.IncidentClosed', data: {} }] });
}

export function reopenIncident({ input }: Command<typeof ReopenIncident>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation !== 'closed') return refuse('not-closed', 'It is open.');
  const event = { type: 'operations.IncidentReopened', data: {}, detail: { reason: input.reason } } as const;
  return decided({ incident: [event] });
}
