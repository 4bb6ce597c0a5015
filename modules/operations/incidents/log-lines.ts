import type { Past } from '../../../kernel/pure.ts';
import { isStep } from '../../../kernel/pure.ts';
import { askLine } from '../asks/log-lines.ts';
import { isAssessment } from '../assessments/events.ts';
import { assessmentLine } from '../assessments/log-lines.ts';
import { availabilityLine } from '../availability/log-lines.ts';
import { callOutLine } from '../call-outs/log-lines.ts';
import type { StepEvent } from '../clocks.ts';
import { unmappedCodeLine } from '../code-mappings/log-lines.ts';
import { choosingLine, isChoosing } from '../dispatch/choice/log-lines.ts';
import { talkgroupLine as openedLine } from '../emergency/talkgroup.ts';
import { isFenceLine } from '../fences/events.ts';
import { fenceLine } from '../fences/log-lines.ts';
import { entryLine } from '../known/log-lines.ts';
import { relationOf } from '../links/kinds.ts';
import { majorLine } from '../majors/log-lines.ts';
import { messageLine } from '../messages/log-lines.ts';
import type { OperationsTables } from '../tables.ts';
import { tacticalLine } from '../tactical/log-lines.ts';
import { isTactical } from '../tactical/tactic.ts';
import { isTalkgroup } from '../talkgroups/events.ts';
import { talkgroupLine } from '../talkgroups/log-lines.ts';
import { isWhereabouts } from '../whereabouts/events.ts';
import { placeLine, whereaboutsLine } from '../whereabouts/log-lines.ts';
import type { KnownEvent } from './events.ts';
import { recordLine } from './record-lines.ts';

export interface Line {
  readonly kind: OperationsTables['operations.incident_line']['kind'];
  /** Null when what it said was erased. */
  readonly text: string | null;
}

/** What the log says of an event, in the operators' words. Every event is one line. */
export function lineOf(event: KnownEvent): Line {
  if (isStep(event)) return { kind: 'promise', text: stepText(event) };
  if (isAssessment(event)) return assessmentLine(event);
  if (isWhereabouts(event)) return whereaboutsLine(event);
  if (isTalkgroup(event)) return talkgroupLine(event);
  if (isTactical(event)) return tacticalLine(event);
  if (isFenceLine(event)) return fenceLine(event);
  if (isChoosing(event)) return choosingLine(event);
  switch (event.type) {
    case 'operations.IncidentRaised':
      return { kind: 'state', text: raisedText(event.data, event.detail?.what ?? null) };
    case 'operations.LineAdded':
      return { kind: 'remark', text: event.detail?.text ?? null };
    case 'operations.CallerSaid':
      return { kind: 'contact', text: event.detail && `${fields[event.data.field]}: ${event.detail.value}` };
    case 'operations.ContactAdded':
      return { kind: 'contact', text: furtherText(event.data, event.detail?.what) };
    case 'operations.IncidentMoved':
      return { kind: 'place', text: event.detail && placeLine(event.detail.place) };
    case 'operations.FileAttached':
      return { kind: 'contact', text: fileText(event.data, event.detail?.name ?? null) };
    case 'operations.AppointmentAgreed':
      return { kind: 'state', text: 'Appointment agreed with the caller' };
    case 'operations.UnresourcedReasonGiven': {
      const note = event.detail?.note || undefined;
      return { kind: 'resource', text: because(`Not resourced: ${event.data.reason.name}`, note) };
    }
    case 'operations.MessageLogged':
      return messageLine(event);
    case 'operations.IncidentMajorSet':
      return { kind: 'state', text: majorLine(event.data) };
    case 'operations.ArrivalReckoned':
      return { kind: 'resource', text: reckonedText(event.data) };
    case 'operations.AttendanceEntered': {
      const { callsign, milestone, paper } = event.data;
      return { kind: 'resource', text: `${callsign} ${attendanceWords[milestone]} (sheet ${paper})` };
    }
    case 'operations.AgencyInformed':
      return { kind: 'agency', text: agencyText(event.data) };
    default:
      return (
        gradeLine(event) ??
        recordLine(event) ??
        accessLine(event) ??
        resourceLine(event) ??
        askLine(event) ??
        callOutLine(event) ??
        unmappedCodeLine(event) ??
        availabilityLine(event) ??
        entryLine(event) ??
        linkLine(event) ?? { kind: 'access', text: legal[event.type] ?? event.type }
      );
  }
}

/** The kernel's own events, which the law may put into any stream. */
const legal: Readonly<Record<string, string>> = {
  'kernel.Redacted': 'Details erased by law',
  'kernel.HoldPlaced': 'Legal hold placed',
  'kernel.HoldLifted': 'Legal hold lifted',
};

const fields = {
  what: 'What',
  callerName: 'Caller',
  callerNumber: 'Number',
  callerAddress: 'Address',
  note: 'Note',
} as const;

type Data<Type> = Extract<KnownEvent, { type: Type }>['data'];

function raisedText(data: Data<'operations.IncidentRaised'>, what: string | null): string {
  const { number, code, grade, proposedGrade, origin, backEntered } = data;
  const proposed = proposedGrade === grade.id ? '' : ` (${proposedGrade} proposed)`;
  const sheet = backEntered === undefined ? '' : ` on paper, sheet ${backEntered.paper}`;
  const from = origin === 'show-me-at' ? 'Officer shows at scene' : `Raised${sheet}`;
  return `${from}: ${number.number}, ${code.code} ${code.name}, ${grade.id} ${grade.name}${proposed}${what ? `. ${what}` : ''}`;
}

function furtherText(
  { contactNumber, channel, newRisk }: Data<'operations.ContactAdded'>,
  what: string | null | undefined,
): string {
  const words = what ? `: ${what}` : '';
  return `Further ${channel} contact ${contactNumber}${newRisk ? ', new risk' : ''}${words}`;
}

function fileText({ from, mediaType }: Data<'operations.FileAttached'>, name: string | null): string {
  return `File ${from === 'caller' ? 'from a caller' : 'attached'}: ${name ?? 'erased'} (${mediaType})`;
}

const attendanceWords = { sent: 'sent', 'en-route': 'on its way', 'at-scene': 'at scene', left: 'left' } as const;

const answers = { attending: 'attending', declined: 'declined', informed: 'informed' } as const;

function agencyText({ name, answer, reference, etaMinutes }: Data<'operations.AgencyInformed'>): string {
  const eta = etaMinutes === null ? '' : `, in ${etaMinutes} min`;
  return `${name}: ${answers[answer]}${eta}${reference === null ? '' : ` (${reference})`}`;
}

function reckonedText({ callsign, expectedAt, toldFor }: Data<'operations.ArrivalReckoned'>): string {
  if (expectedAt === null) return 'Arrival reckoned again: nobody is on the way';
  const later = Math.round((expectedAt - toldFor) / 60_000);
  const against = later <= 0 ? 'by the time that the caller was told' : `${later} min later than the caller was told`;
  return `Arrival reckoned again: ${callsign ?? 'a unit'} ${against}`;
}

const because = (text: string, reason: string | undefined) => (reason === undefined ? text : `${text}: ${reason}`);

function gradeLine(event: KnownEvent): Line | null {
  switch (event.type) {
    case 'operations.IncidentRegraded': {
      const { from, grade } = event.data;
      return { kind: 'grade', text: because(`Re-graded ${from} to ${grade.id} ${grade.name}`, event.detail?.reason) };
    }
    case 'operations.IncidentRecoded': {
      const { from, code } = event.data;
      return {
        kind: 'grade',
        text: because(`Code ${from} corrected to ${code.code} ${code.name}`, event.detail?.reason),
      };
    }
    case 'operations.IncidentReviewed':
      return { kind: 'promise', text: because('Reviewed, to be looked at again', event.detail?.rationale) };
    case 'operations.IncidentReferred': {
      const to = event.data.to === 'fim' ? 'the FIM' : 'the supervisor';
      return { kind: 'promise', text: because(`Referred to ${to}`, event.detail?.reason) };
    }
    case 'operations.AlarmSeen':
      return { kind: 'promise', text: `Seen: ${event.data.label}` };
    case 'operations.ResultRecorded': {
      const { result, closing } = event.data;
      const note = event.detail?.note || undefined;
      return {
        kind: 'state',
        text: because(`Result ${result.name}, closing code ${closing.code} ${closing.name}`, note),
      };
    }
    case 'operations.IncidentClosed':
      return { kind: 'state', text: closedText(event.data.parentRisk) };
    case 'operations.IncidentReopened':
      return { kind: 'state', text: because('Re-opened', event.detail?.reason) };
    default:
      return null;
  }
}

/** The parent is not named: it may be concealed from whoever may read this. */
function closedText(risk: Data<'operations.IncidentClosed'>['parentRisk']): string {
  return risk === undefined ? 'Closed' : `Closed; in its parent: ${parentRisks[risk]}`;
}

const restrictions = { none: 'Restriction lifted', restricted: 'Restricted', concealed: 'Concealed' } as const;

function accessLine(event: KnownEvent): Line | null {
  switch (event.type) {
    case 'operations.OwnershipTaken':
      return { kind: 'access', text: `Taken by ${event.data.owner.name}` };
    case 'operations.OwnershipPassed': {
      const { from, owner } = event.data;
      return { kind: 'access', text: `${from.name} was left: passed to ${owner?.name ?? 'nobody, unclaimed'}` };
    }
    case 'operations.IncidentRestricted':
      return { kind: 'access', text: because(restrictions[event.data.restriction.kind], event.detail?.reason) };
    case 'operations.GlassBroken':
      return { kind: 'access', text: because('Opened in spite of the restriction', event.detail?.reason) };
    case 'operations.GlassLapsed':
      return { kind: 'access', text: event.data.why === 'reviewed' ? 'Shut again: reviewed' : 'Shut again' };
    default:
      return null;
  }
}

const milestones = { acknowledged: 'acknowledged', 'en-route': 'en route', 'at-scene': 'at scene' } as const;
const left = {
  'stood-down': 'stood down',
  diverted: 'diverted',
  'booked-off': 'off duty',
  swapped: 'swapped',
  'handed-over': 'handed over',
} as const;

function resourceLine(event: KnownEvent): Line | null {
  const resource = (text: string): Line => ({ kind: 'resource', text });
  switch (event.type) {
    case 'operations.UnitAssigned': {
      const { callsign, stacked, atScene, confirmed, self } = event.data;
      const sent = self === true ? 'assigned itself' : 'assigned';
      const how = atScene ? `${sent}, at scene` : stacked ? 'stacked' : sent;
      const chosen = confirmed.length === 0 ? '' : ` (confirmed: ${confirmed.join(', ').replaceAll('-', ' ')})`;
      return resource(`${callsign} ${how}${chosen}`);
    }
    case 'operations.StackedUnitActivated':
      return resource(`${event.data.callsign} assigned, was stacked`);
    case 'operations.UnitProgressed':
      return resource(`${event.data.callsign} ${milestones[event.data.milestone]}`);
    case 'operations.UnitResumed':
      return resource(`${event.data.callsign} resumed`);
    case 'operations.UnitStoodDown':
      return resource(because(leftText(event.data), event.detail?.reason));
    case 'operations.UnitInEmergency':
      return resource(`${event.data.callsign}: EMERGENCY CALL`);
    case 'operations.UnitTalkgroupNoted':
      return resource(openedLine(event.data));
    case 'operations.UnitEmergencyEnded':
      return resource(`${event.data.callsign}: emergency call ended, ${event.data.finding.replaceAll('-', ' ')}`);
    default:
      return null;
  }
}

function leftText({ callsign, why, to }: Data<'operations.UnitStoodDown'>): string {
  if (to === undefined) return `${callsign} ${left[why]}`;
  return why === 'swapped' ? `${callsign} swapped for ${to}` : `${callsign} handed over to ${to}`;
}

const parentRisks = { affected: 'risk affected', 'not-affected': 'risk not affected' } as const;

function linkLine(event: KnownEvent): Line | null {
  switch (event.type) {
    case 'operations.IncidentLinked': {
      const { kind, side, otherNumber } = event.data;
      return { kind: 'state', text: `Linked: ${relationOf(kind, side)} ${otherNumber}` };
    }
    case 'operations.IncidentUnlinked': {
      const { kind, side, otherNumber } = event.data;
      const text = `Link taken away: ${relationOf(kind, side)} ${otherNumber}`;
      return { kind: 'state', text: because(text, event.detail?.reason) };
    }
    case 'operations.ChildClosed': {
      const { childNumber, risk } = event.data;
      return {
        kind: 'state',
        text: `Child ${childNumber} closed, ${risk === null ? 'risk not asked' : parentRisks[risk]}`,
      };
    }
    case 'operations.ContactRuledOut':
      return { kind: 'contact', text: `${event.data.contactNumber} is not about this: looked at and ruled out` };
    default:
      return null;
  }
}

const called: Readonly<Record<string, string>> = {
  dispatcher: 'the dispatcher',
  'control-room-supervisor': 'the supervisor',
  fim: 'the FIM',
  'patrol-sergeant': 'the patrol sergeant',
  'duty-inspector': 'the duty inspector',
};

const missedText: Readonly<Record<string, string>> = {
  deploy: 'Deployment target missed',
  arrive: 'Arrival target missed',
  resolution: 'Resolution target missed',
};

/** The promise as its alarm calls it: `Arrival target missed (Arrive within 15 min (urban))`. */
function stepText({ type, data }: Past<StepEvent>): string {
  const { label, kind } = data;
  if (type === 'kernel.DeadlineWarned') return `Due soon: ${label}`;
  const missed = missedText[kind];
  const what = missed === undefined ? `Missed: ${label}` : `${missed} (${label})`;
  if (type === 'kernel.DeadlineBreached') return what;
  // A label may begin with a callsign: only our own words are made small.
  return `${toldText(data)}: ${missed === undefined ? label : inSentence(what)}`;
}

/** A rung of the ladder: who was told where, and whom it was passed on from; the last is told even to an empty seat. */
function toldText({ told, seats, passed }: StepEvent['data']): string {
  const who = (role: string | null): string => (role === null ? 'nobody' : (called[role] ?? role));
  const past = passed.map(who).join(' or ');
  if (seats.length === 0) return `Nobody sits with ${past}, so it waits for whoever comes to ${who(told)}`;
  const passedOn = past === '' ? '' : `, since nobody sat with ${past}`;
  return `Told ${who(told)} at ${seats.join(', ')}${passedOn}`;
}

function inSentence(words: string): string {
  return `${words[0]?.toLowerCase() ?? ''}${words.slice(1)}`;
}
