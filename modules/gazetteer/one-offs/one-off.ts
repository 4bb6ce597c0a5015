import {
  type Aggregate,
  isStep,
  type Past,
  type Promised,
  type StepData,
  type StepEventType,
} from '../../../kernel/pure.ts';
import type { GazetteerEvent } from '../events.ts';

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type SetData = Extract<GazetteerEvent, { type: 'gazetteer.OneOffSet' }>['data'];

interface OneOff extends SetData {
  readonly author: string;
  readonly setAt: number;
  /** From when its end was promised: the setting, or the last extension. */
  readonly promisedAt: number;
  /** Null when erased. */
  readonly said: { readonly label: string; readonly lon: number; readonly lat: number; readonly reason: string } | null;
}

export type OneOffState =
  | { readonly situation: 'none' }
  | { readonly situation: 'in-force' | 'ended' | 'expired'; readonly oneOff: OneOff };

function evolveOneOff(state: OneOffState, event: Past<GazetteerEvent | StepEvent>): OneOffState {
  if (!isStep(event) && event.type === 'gazetteer.OneOffSet') {
    const { detail: said, data, actor, occurredAt, recordedAt } = event;
    return {
      situation: 'in-force',
      oneOff: { ...data, said, author: actor.name, setAt: occurredAt, promisedAt: recordedAt },
    };
  }
  if (state.situation !== 'in-force') return state;
  const { oneOff } = state;
  // The promise to take it away is kept by its own breach: a closure past its time sends units round for nothing.
  if (isStep(event)) return event.type === 'kernel.DeadlineBreached' ? { situation: 'expired', oneOff } : state;
  if (event.type === 'gazetteer.OneOffEnded') return { situation: 'ended', oneOff };
  if (event.type !== 'gazetteer.OneOffExtended') return state;
  const said = oneOff.said && { ...oneOff.said, reason: event.detail?.reason ?? oneOff.said.reason };
  return {
    situation: 'in-force',
    oneOff: { ...oneOff, endsAt: event.data.endsAt, promisedAt: event.recordedAt, said },
  };
}

const DAY_SECONDS = 86_400;

/** It ends by itself. Nobody is told and nothing climbs: the list shows how long it still has. */
function oneOffPromises(state: OneOffState): readonly Promised[] {
  if (state.situation !== 'in-force') return [];
  const { kind, promisedAt, endsAt, areaId } = state.oneOff;
  const label = kind === 'closure' ? 'The road closure ends' : 'The one-off place ends';
  const timing = { startedAt: promisedAt, dueAt: endsAt, warnAt: null };
  const quiet = { ladder: [], repeatSeconds: DAY_SECONDS, alarm: 'B', areaId, paused: false } as const;
  return [{ key: 'end', kind: 'one-off-end', label, ...timing, ...quiet }];
}

export const oneOffAggregate: Aggregate<OneOffState, GazetteerEvent> = {
  name: 'gazetteer.oneOff',
  initial: { situation: 'none' },
  evolve: evolveOneOff,
  promises: oneOffPromises,
};
