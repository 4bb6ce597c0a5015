import {
  type Aggregate,
  isStep,
  type Past,
  type Promised,
  type StepData,
  type StepEventType,
} from '../../../../kernel/pure.ts';
import type { ShiftEvent } from './events.ts';

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

export type ShiftState =
  | { readonly situation: 'off' }
  | {
      readonly situation: 'on';
      /** Null when erased. */
      readonly name: string | null;
      readonly teamIds: readonly string[];
      readonly categoryIds: readonly string[];
      readonly since: number;
      readonly endsAt: number;
      readonly given: number;
      readonly lastGivenAt: number | null;
    };

function evolveShift(state: ShiftState, event: Past<ShiftEvent | StepEvent>): ShiftState {
  if (isStep(event)) return event.type === 'kernel.DeadlineBreached' ? { situation: 'off' } : state;
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.DeskShiftStarted': {
      const { teamIds, categoryIds, endsAt } = event.data;
      const before = state.situation === 'on' ? state : { given: 0, lastGivenAt: null };
      const { given, lastGivenAt } = before;
      const name = event.detail?.name ?? null;
      return { situation: 'on', name, teamIds, categoryIds, since: at, endsAt, given, lastGivenAt };
    }
    case 'service.DeskShiftEnded':
      return { situation: 'off' };
    case 'service.DeskShiftGiven':
      return state.situation === 'on' ? { ...state, given: state.given + 1, lastGivenAt: at } : state;
    default:
      // What the law does to a stream changes nothing of how it stands.
      return state;
  }
}

/** Whoever forgets to go is taken off: nothing is given to an empty chair. */
function shiftPromises(state: ShiftState): readonly Promised[] {
  if (state.situation === 'off') return [];
  const { since: startedAt, endsAt: dueAt } = state;
  return [
    {
      ...{
        key: 'end',
        kind: 'service-desk-shift',
        label: 'The shift at the desk ends',
        startedAt,
        dueAt,
        warnAt: null,
      },
      ...{ ladder: [], repeatSeconds: 3_600, alarm: 'B', areaId: null, paused: false },
    },
  ];
}

export const shiftAggregate: Aggregate<ShiftState, ShiftEvent> = {
  name: 'service.desk-shift',
  initial: { situation: 'off' },
  evolve: evolveShift,
  promises: shiftPromises,
};
