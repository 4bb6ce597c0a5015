import {
  type Aggregate,
  isStep,
  type Past,
  type Promised,
  type StepData,
  type StepEventType,
} from '../../../../kernel/pure.ts';
import type { ReportEvent } from './events.ts';

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type Scheduled = Extract<ReportEvent, { type: 'service.ReportScheduled' }>['data'];

export type ScheduleState =
  | { readonly situation: 'none' }
  | { readonly situation: 'running'; readonly schedule: Scheduled; readonly since: number; readonly made: number }
  | { readonly situation: 'ended'; readonly schedule: Scheduled };

function evolveSchedule(state: ScheduleState, event: Past<ReportEvent | StepEvent>): ScheduleState {
  if (isStep(event)) return state;
  if (event.type === 'service.ReportScheduled') {
    const made = state.situation === 'running' ? state.made : 0;
    return { situation: 'running', schedule: event.data, since: event.occurredAt, made };
  }
  if (state.situation !== 'running') return state;
  switch (event.type) {
    case 'service.ReportMade': {
      const schedule = { ...state.schedule, nextAt: event.data.nextAt };
      return { ...state, schedule, since: event.occurredAt, made: state.made + 1 };
    }
    case 'service.ReportEnded':
      return { situation: 'ended', schedule: state.schedule };
    default:
      // What the law does to a stream changes nothing of how it stands.
      return state;
  }
}

export const MAKE = 'make';

/** Its time is its breach: then it is made. */
function schedulePromises(state: ScheduleState): readonly Promised[] {
  if (state.situation !== 'running') return [];
  const { name, nextAt: dueAt } = state.schedule;
  const startedAt = Math.min(state.since, dueAt);
  return [
    {
      ...{ key: MAKE, kind: 'service-report', label: `Make the report ${name}`, startedAt, dueAt, warnAt: null },
      ...{ ladder: [], repeatSeconds: 3_600, alarm: 'B', areaId: null, paused: false },
    },
  ];
}

export const scheduleAggregate: Aggregate<ScheduleState, ReportEvent> = {
  name: 'service.report-schedule',
  initial: { situation: 'none' },
  evolve: evolveSchedule,
  promises: schedulePromises,
};
