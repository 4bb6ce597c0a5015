import { isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import type { TourEvent } from '../resources/events.ts';

export interface UnitLine {
  readonly id: string;
  readonly at: number;
  readonly kind: 'status' | 'job' | 'crew' | 'alarm' | 'radio' | 'message' | 'law';
  /** `{job}` stands where the incident is named. */
  readonly text: string;
  readonly by: string;
  /** What it was on then, when it does not name another one. */
  readonly incidentId: string | null;
  /** What it is on from then on. */
  readonly on: string | null;
  readonly with: { readonly tourId: string; readonly callsign: string } | null;
}

type Known = Past<TourEvent | StepEvent>;
type Said = Pick<UnitLine, 'kind' | 'text'> & Partial<Pick<UnitLine, 'incidentId' | 'with'>>;

/** What the stream of a tour says, one line an event, in their order. */
export function unitLines(events: readonly Known[]): readonly UnitLine[] {
  let active: string | null = null;
  return events.map((event) => {
    const said = saidOf(event);
    const before = active;
    active = activeAfter(event, active);
    const { position, occurredAt: at, actor } = event;
    // While it is on something, whatever it says may tell of that: the line is guarded as the incident is.
    const incidentId = said.incidentId ?? active ?? before;
    return { id: String(position), at, by: actor.name, with: null, ...said, incidentId, on: active };
  });
}

function activeAfter(event: Known, active: string | null): string | null {
  if (isStep(event)) return active;
  switch (event.type) {
    case 'operations.AssignmentTaken':
      return event.data.stacked ? active : event.data.incidentId;
    case 'operations.AssignmentActivated':
      return event.data.incidentId;
    case 'operations.AssignmentEnded':
      return event.data.incidentId === active ? null : active;
    default:
      return active;
  }
}

function saidOf(event: Known): Said {
  if (isStep(event)) return { kind: 'alarm', text: stepText(event) };
  return statusLine(event) ?? jobLine(event) ?? crewLine(event) ?? otherLine(event);
}

function stepText({ type, data }: StepEvent): string {
  if (type === 'kernel.DeadlineWarned') return `Due soon: ${data.label}`;
  if (type === 'kernel.DeadlineBreached') return `Late: ${data.label}`;
  return `Told to ${data.told?.replaceAll('-', ' ') ?? 'nobody'}: ${data.label}`;
}

type Event = Past<TourEvent>;

function statusLine(event: Event): Said | null {
  switch (event.type) {
    case 'operations.StatusSet':
      return { kind: 'status', text: `${event.data.status.code} ${event.data.status.name}` };
    case 'operations.UnitCalled':
      return { kind: 'status', text: `${event.data.code} ${event.data.name}` };
    case 'operations.UnitCalledBack':
      return { kind: 'status', text: 'Called back' };
    case 'operations.UnitTimersReset':
      return { kind: 'status', text: 'Heard of' };
    case 'operations.EmergencyRaised':
      return { kind: 'alarm', text: 'EMERGENCY' };
    case 'operations.EmergencyEnded': {
      const note = event.detail?.note ? `: ${event.detail.note}` : '';
      return { kind: 'alarm', text: `Emergency ended, ${event.data.finding.replaceAll('-', ' ')}${note}` };
    }
    case 'operations.UnitAlarmSeen':
      return { kind: 'alarm', text: 'Alarm seen' };
    default:
      return null;
  }
}

const endings: Readonly<Record<string, string>> = {
  resumed: 'Resumed from',
  'stood-down': 'Stood down from',
  diverted: 'Diverted from',
  'booked-off': 'Booked off from',
};
const milestones = { acknowledged: 'Acknowledged', 'en-route': 'En route to', 'at-scene': 'At scene of' } as const;

function jobLine(event: Event): Said | null {
  switch (event.type) {
    case 'operations.AssignmentTaken': {
      const { incidentId, stacked, atScene } = event.data;
      const how = stacked ? 'Stacked behind: {job}' : atScene ? 'Shown at scene of {job}' : 'Assigned to {job}';
      return { kind: 'job', text: how, incidentId };
    }
    case 'operations.AssignmentActivated':
      return { kind: 'job', text: 'Next of its stack: {job}', incidentId: event.data.incidentId };
    case 'operations.AssignmentRegraded':
      return { kind: 'job', text: `{job} re-graded ${event.data.gradeId}`, incidentId: event.data.incidentId };
    case 'operations.AssignmentProgressed': {
      const { milestone, incidentId } = event.data;
      return { kind: 'job', text: `${milestones[milestone]} {job}`, incidentId };
    }
    case 'operations.AssignmentEnded': {
      const { why, incidentId } = event.data;
      return { kind: 'job', text: `${endings[why] ?? 'Taken from'} {job}`, incidentId };
    }
    default:
      return null;
  }
}

function crewLine(event: Event): Said | null {
  switch (event.type) {
    case 'operations.TourBegan': {
      const { kind, vehicle, equipment = [], skills, talkgroup, from } = event.data;
      const crew = crewText(event.detail?.crew);
      const made = [kind, crew, vehicle?.registration, ...equipment, ...skills, talkgroup].filter(Boolean).join(' · ');
      if (from === undefined) return { kind: 'crew', text: `Booked on: ${made}` };
      return { kind: 'crew', text: `Split from ${from.callsign}: ${made}`, with: from };
    }
    case 'operations.TourEnded': {
      const { joined } = event.data;
      if (joined === undefined) return { kind: 'crew', text: 'Booked off' };
      return { kind: 'crew', text: `Crew went on with ${joined.callsign}`, with: joined };
    }
    case 'operations.TourResumed':
      return { kind: 'crew', text: 'Back on duty' };
    case 'operations.CrewChanged': {
      const { why, with: unit, vehicle, equipment } = event.data;
      const made = [crewText(event.detail?.crew), vehicle?.registration, ...equipment].filter(Boolean).join(' · ');
      const how = { changed: 'Crew changed', paired: 'Paired with', split: 'Split off' }[why];
      return { kind: 'crew', text: `${[how, unit?.callsign].filter(Boolean).join(' ')}: ${made}`, with: unit };
    }
    case 'operations.ShiftExtended':
      return {
        kind: 'crew',
        text: `Shift extended by ${Math.round((event.data.until - event.data.from) / 60_000)} min`,
      };
    case 'operations.CrewSkillsChanged':
      return { kind: 'crew', text: `Skills by the register: ${event.data.skills.join(', ') || 'none'}` };
    default:
      return null;
  }
}

function crewText(crew: readonly { readonly collar: string; readonly name: string }[] | undefined): string {
  return crew === undefined ? 'crew erased by law' : crew.map(({ collar, name }) => `${name} ${collar}`).join(', ');
}

const legal: Readonly<Record<string, string>> = {
  'kernel.Redacted': 'Details erased by law',
  'kernel.HoldPlaced': 'Legal hold placed',
  'kernel.HoldLifted': 'Legal hold lifted',
};

function otherLine(event: Event): Said {
  if (event.type === 'operations.RadioFellSilent') return { kind: 'radio', text: event.data.reason };
  if (event.type === 'operations.RadioSeen') return { kind: 'radio', text: 'Radio heard of again' };
  return { kind: 'law', text: legal[event.type] ?? event.type };
}
