import { decided, refuse, takenFrom } from '../../../kernel/pure.ts';
import type { RestrictionTerms, SeatTerms } from '../terms.ts';
import type { BreakGlass, LapseGlass, PassOwnership, Refer, Restrict, Review, SeeAlarm } from './commands.ts';
import {
  type Command,
  changedMeanwhile,
  type Decision,
  namersOf,
  noSuchIncident,
  nothing,
  type States,
} from './decide.ts';
import { guardOf } from './guards.ts';
import type { Incident } from './incident.ts';
import { alarmsOf } from './rows.ts';

const DAY_MS = 24 * 3_600_000;

export function review({ input, actor, recordedAt }: Command<typeof Review>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { nextReviewAt, rationale } = input;
  if (nextReviewAt <= recordedAt || nextReviewAt > recordedAt + DAY_MS) {
    return refuse('review-in-the-past', 'The next review must lie ahead, at most 24 hours.');
  }
  const event = { type: 'operations.IncidentReviewed', data: { nextReviewAt }, detail: { rationale } } as const;
  const { incident } = state;
  const shut = incident.glass
    .filter(({ accountId, openUntil }) => openUntil !== null && accountId !== actor.id)
    .map(({ accountId }) => shutGlass(incident, accountId, 'reviewed'));
  return decided({ incident: [...shut, event] });
}

function shutGlass(incident: Incident, accountId: string, why: 'reviewed' | 'time-over') {
  const { restriction } = incident;
  const allowed = restriction.allowed.filter((id) => id !== accountId);
  const data = { accountId, why, takenFrom: taken(restriction, { ...restriction, allowed }), ...namersOf(incident) };
  return { type: 'operations.GlassLapsed', data } as const;
}

export function lapseGlass({ input, recordedAt }: Command<typeof LapseGlass>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const glass = state.incident.glass.find(({ accountId }) => accountId === input.accountId);
  if (glass === undefined || glass.openUntil === null || glass.openUntil > recordedAt) return nothing;
  return decided({ incident: [shutGlass(state.incident, input.accountId, 'time-over')] });
}

export function refer(
  { input }: Command<typeof Refer>,
  { incident: state }: States,
  { answerWithinSeconds }: { readonly answerWithinSeconds: number },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { to, reason } = input;
  const data = { to, answerWithinSeconds };
  return decided({ incident: [{ type: 'operations.IncidentReferred', data, detail: { reason } }] });
}

/** Seen is not acted on: the name stands beside the alarm, the ladder goes on. */
export function seeAlarm({ input }: Command<typeof SeeAlarm>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { key } = input;
  const label = state.incident.marks[key]?.label ?? alarmsOf('', state).find((alarm) => alarm.key === key)?.text;
  if (label === undefined) return refuse('no-such-alarm', 'This alarm no longer stands.');
  // A referral's own words are erasable and stay out of what is kept for ever.
  const data = { key, label: key === 'referral' ? 'Referral' : label };
  return decided({ incident: [{ type: 'operations.AlarmSeen', data }] });
}

export function restrict({ input }: Command<typeof Restrict>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { incident } = state;
  const from = incident.restriction.kind;
  if (input.seen !== from) return changedMeanwhile(from);
  const restriction: RestrictionTerms = {
    kind: input.restriction,
    allowed: input.allowed,
    radiusMetres: input.radiusMetres,
  };
  const data = { from, restriction, takenFrom: taken(incident.restriction, restriction), ...namersOf(incident) };
  return decided({ incident: [{ type: 'operations.IncidentRestricted', data, detail: { reason: input.reason } }] });
}

function taken(before: RestrictionTerms, after: RestrictionTerms): string[] {
  return [...takenFrom(guardOf(before), guardOf(after))];
}

/** In five seconds, for life at risk: open at once, alarmed at once, shut after 12 hours, reviewed by another within 24. */
export function breakGlass(
  { input, actor, recordedAt }: Command<typeof BreakGlass>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { restriction } = state.incident;
  if (restriction.kind === 'none' || restriction.allowed.includes(actor.id)) {
    return refuse('not-restricted', 'This record is open to you already.');
  }
  const data = { accountId: actor.id, reviewDueAt: recordedAt + DAY_MS, ...namersOf(state.incident) };
  return decided({ incident: [{ type: 'operations.GlassBroken', data, detail: { reason: input.reason } }] });
}

/** A desk was left: whoever relieved it has its work already; else the work passes, unclaimed, to the supervisor. */
export function passOwnership(
  { input }: Command<typeof PassOwnership>,
  { incident: state }: States,
  { relieved, owner }: { relieved: boolean; owner: SeatTerms | null },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const from = state.incident.owner;
  if (state.situation === 'closed' || from?.id !== input.fromSeatId || relieved) return nothing;
  return decided({ incident: [{ type: 'operations.OwnershipPassed', data: { from, owner } }] });
}
