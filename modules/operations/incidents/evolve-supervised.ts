import { noteSeen } from '../clocks.ts';
import type { KnownEvent, Of } from './events.ts';
import { acted, alerted, type Incident } from './incident.ts';

/** What referrals were answered within before the force pack said. */
const REFERRAL_SECONDS = 300;

function referralOf({
  data,
  detail,
  recordedAt,
}: Of<'operations.IncidentReferred'>): NonNullable<Incident['referral']> {
  const { to, answerWithinSeconds = REFERRAL_SECONDS } = data;
  return { to, reason: detail?.reason ?? null, at: recordedAt, answerWithinSeconds };
}

/** Review, referral, ownership and access. */
export function supervised(incident: Incident, event: KnownEvent): Incident {
  const at = event.occurredAt;
  switch (event.type) {
    case 'operations.IncidentReviewed':
      return {
        ...acted(incident, event.recordedAt),
        review: { at, nextReviewAt: event.data.nextReviewAt },
        // Nobody reviews what they opened themselves.
        glass: incident.glass.filter((glass) => glass.accountId === event.actor.id),
      };
    case 'operations.IncidentReferred':
      return {
        ...incident,
        alerts: [],
        referral: referralOf(event),
      };
    case 'operations.AlarmSeen': {
      const { key } = event.data;
      const by = event.actor.name;
      return {
        ...incident,
        marks: noteSeen(incident.marks, key, by, event.recordedAt),
        seen: { ...incident.seen, [key]: { by, at: event.recordedAt } },
      };
    }
    case 'operations.OwnershipTaken':
      return { ...incident, owner: event.data.owner, alerts: incident.alerts.filter((a) => a.kind !== 'unclaimed') };
    case 'operations.OwnershipPassed':
      return alerted(
        { ...incident, owner: event.data.owner },
        { key: 'unclaimed', kind: 'unclaimed', label: 'Its desk was left: unclaimed', at: event.recordedAt },
      );
    case 'operations.IncidentRestricted':
      // The list is the FIM's word: whoever stands on it stands there by that, and nobody by broken glass.
      return {
        ...incident,
        restriction: event.data.restriction,
        glass: incident.glass.map((glass) => ({ ...glass, openUntil: null })),
      };
    case 'operations.GlassBroken': {
      const { accountId, reviewDueAt } = event.data;
      const allowed = [...incident.restriction.allowed, accountId];
      const openUntil = event.recordedAt + GLASS_OPEN_MS;
      const broken = { accountId, name: event.actor.name, at, reviewDueAt, openUntil };
      const glass = [...incident.glass.filter((one) => one.accountId !== accountId), broken];
      return { ...incident, restriction: { ...incident.restriction, allowed }, glass };
    }
    case 'operations.GlassLapsed':
      return lapsed(incident, event);
    default:
      return incident;
  }
}

/** Twelve hours: a shift, within the 24 in which somebody else looks at why. */
const GLASS_OPEN_MS = 12 * 3_600_000;

function lapsed(incident: Incident, { data }: Of<'operations.GlassLapsed'>): Incident {
  const allowed = incident.restriction.allowed.filter((id) => id !== data.accountId);
  return {
    ...incident,
    restriction: { ...incident.restriction, allowed },
    glass: incident.glass.map((one) => (one.accountId === data.accountId ? { ...one, openUntil: null } : one)),
  };
}
