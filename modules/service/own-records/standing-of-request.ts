import { requestPromises } from '../requests/deadlines.ts';
import { type RequestState, readyTasks } from '../requests/request.ts';
import type { Standing } from './standing.ts';

const DAY_MS = 86_400_000;
const FIRST_TEAM = 'service-desk';

/** How a request stands for whoever asked. */
export function standingOfRequest(state: Exclude<RequestState, { situation: 'none' }>): Standing {
  const by = requestPromises(state)[0]?.dueAt ?? null;
  const reopenMs = state.request.terms.reopenDays * DAY_MS;
  switch (state.situation) {
    case 'approving':
      return { is: 'wants-approval', approver: state.asked.approver ?? '', by };
    case 'preparing': {
      const next = readyTasks(state.request)[0];
      return { is: 'prepared', teamId: next?.teamId ?? FIRST_TEAM, task: next?.name ?? null, by };
    }
    case 'delivered':
      return { is: 'delivered', by, reopenUntil: state.deliveredAt + reopenMs };
    case 'ended':
      return { is: 'ended', how: state.how, reopenUntil: state.how === 'done' ? state.endedAt + reopenMs : null };
  }
}
