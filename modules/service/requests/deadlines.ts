import { addWorkingTime, type Promised } from '../../../kernel/pure.ts';
import { type Request, type RequestState, readyTasks } from './request.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const APPROVAL = 'approve';

/** A yes or no is owed in time, then what was promised, then nothing more is heard in time and it is done. */
export function requestPromises(state: RequestState): readonly Promised[] {
  switch (state.situation) {
    case 'none':
    case 'ended':
      return [];
    case 'approving': {
      const { approval } = state.request.terms;
      const key = state.asked.late ? 'approve-late' : APPROVAL;
      const label = `Approve or refuse: ${state.request.terms.name}`;
      return approval === null
        ? []
        : [working(state.request, { key, label, startedAt: state.asked.since, minutes: approval.minutes })];
    }
    case 'preparing': {
      const { request, since: startedAt } = state;
      const next = readyTasks(request)[0]?.name ?? request.terms.name;
      const label = `Deliver ${request.terms.name}: ${next}`;
      return [working(request, { key: 'deliver', label, startedAt, minutes: request.terms.leadMinutes })];
    }
    case 'delivered':
      return [confirmation(state.request, state.deliveredAt)];
  }
}

interface Owed {
  readonly key: string;
  readonly label: string;
  readonly startedAt: number;
  readonly minutes: number;
}

function working({ terms }: Request, { key, label, startedAt, minutes }: Owed): Promised {
  const at = (share: number) => addWorkingTime(startedAt, minutes * MINUTE_MS * share, terms.calendar);
  return {
    ...{ key, label, startedAt },
    kind: `request-${key}`,
    dueAt: at(1),
    warnAt: at(0.75),
    ladder: terms.ladder,
    repeatSeconds: terms.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}

function confirmation({ terms }: Request, deliveredAt: number): Promised {
  return {
    key: 'confirm',
    kind: 'request-confirmation',
    label: 'Closes by itself unless whoever asked says otherwise',
    startedAt: deliveredAt,
    dueAt: deliveredAt + terms.autoCloseDays * DAY_MS,
    warnAt: null,
    ladder: [],
    repeatSeconds: terms.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}
