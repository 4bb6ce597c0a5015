import { serviceIncidentPromises } from '../service-incidents/deadlines.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { Standing } from './standing.ts';

const DAY_MS = 86_400_000;

/** How an IT incident stands for the person who reported it. */
export function standingOfIncident(state: Exclude<ServiceIncidentState, { situation: 'none' }>): Standing {
  const { teamId, assignee, respondedAt, terms } = state.incident;
  const reopenMs = terms.reopenDays * DAY_MS;
  const due = (key: string): number | null => {
    const promise = serviceIncidentPromises(state).find((one) => one.key === key);
    return promise === undefined || promise.paused ? null : promise.dueAt;
  };
  switch (state.situation) {
    case 'open':
      return respondedAt === null
        ? { is: 'reported', teamId, by: due('response') }
        : { is: 'worked-on', teamId, assignee, by: due('resolution') };
    case 'paused':
      return { is: 'waits', teamId, reason: state.reason, by: state.until };
    case 'resolved':
      return { is: 'fixed', by: due('confirm'), reopenUntil: state.resolvedAt + reopenMs };
    case 'closed':
      return {
        is: 'ended',
        how: state.withdrawn ? 'withdrawn' : 'done',
        reopenUntil: state.closedAt + reopenMs,
      };
  }
}
