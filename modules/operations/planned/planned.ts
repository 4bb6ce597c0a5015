import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { PlannedEvent } from './events.ts';

type Planned = Extract<Past<PlannedEvent>, { type: 'operations.OperationPlanned' }>;

interface HeldUnit {
  readonly callsign: string;
  readonly state: 'held' | 'arrived' | 'released';
  readonly at: number;
}

export interface PlannedOperation {
  readonly terms: Omit<Planned['data'], 'endsAt' | 'callsigns'>;
  /** Null when erased. */
  readonly words: Planned['detail'] | null;
  readonly plannedAt: number;
  readonly plannedBy: string;
  /** As planned, or as it was extended. */
  readonly endsAt: number;
  readonly extended: boolean;
  readonly briefedAt: number | null;
  readonly units: readonly HeldUnit[];
  readonly marks: Marks;
}

interface End {
  readonly at: number;
  readonly by: string;
  /** Before it began. */
  readonly early: boolean;
  readonly outcome: string | null;
}

export type PlannedState =
  | { readonly situation: 'none' }
  | { readonly situation: 'stands'; readonly operation: PlannedOperation }
  | { readonly situation: 'ended'; readonly operation: PlannedOperation; readonly end: End };

function evolve(state: PlannedState, event: Past<PlannedEvent | StepEvent>): PlannedState {
  if (!isStep(event) && event.type === 'operations.OperationPlanned') {
    return { situation: 'stands', operation: planned(event) };
  }
  if (state.situation === 'none') return state;
  const { operation } = state;
  if (isStep(event)) return { ...state, operation: { ...operation, marks: noteStep(operation.marks, event) } };
  const at = event.recordedAt;
  switch (event.type) {
    case 'operations.OperationBriefed': {
      const said = event.detail?.briefing ?? '';
      const words = operation.words && said !== '' ? { ...operation.words, briefing: said } : operation.words;
      return { ...state, operation: { ...operation, words, briefedAt: at } };
    }
    case 'operations.HeldUnitSet': {
      const { callsign, state: now } = event.data;
      const others = operation.units.filter((one) => one.callsign !== callsign);
      return { ...state, operation: { ...operation, units: [...others, { callsign, state: now, at }] } };
    }
    case 'operations.OperationExtended':
      return { ...state, operation: { ...operation, endsAt: event.data.until, extended: true } };
    case 'operations.OperationEnded': {
      const end = { at, by: event.actor.name, early: event.data.early, outcome: event.detail?.outcome ?? null };
      return { situation: 'ended', operation, end };
    }
    default:
      return state;
  }
}

function planned({ data, detail, recordedAt, actor }: Planned): PlannedOperation {
  const { endsAt, callsigns, ...terms } = data;
  return {
    ...{ terms, words: detail, plannedAt: recordedAt, plannedBy: actor.name, endsAt, extended: false, briefedAt: null },
    units: callsigns.map((callsign) => ({ callsign, state: 'held', at: recordedAt })),
    marks: {},
  };
}

/** What it has at its end is given back; until then the briefing is owed, and that its units come. */
export function plannedPromises(state: PlannedState): readonly Promised[] {
  if (state.situation !== 'stands') return [];
  const { operation } = state;
  const { terms, briefedAt, endsAt, units } = operation;
  const { name, briefingAt, startsAt, warnSeconds, arriveSeconds } = terms;
  const found: Promised[] = [];
  const owe = (owed: Owed) => found.push(promised(operation, owed));
  if (briefingAt !== null && briefedAt === null) {
    const label = `${name}: brief its units`;
    owe({ key: 'briefing', kind: 'operation-briefing', label, dueAt: briefingAt, warnSeconds });
  }
  for (const { callsign, state: unit } of units) {
    if (unit !== 'held') continue;
    const arrival = { key: `arrive:${callsign}`, kind: 'operation-arrival', dueAt: startsAt + arriveSeconds * 1000 };
    owe({ ...arrival, label: `${callsign} has not come to ${name}`, warnSeconds: null });
  }
  const label = `${name} has ended: give back its units, or extend it`;
  owe({ key: 'end', kind: 'operation-end', label, dueAt: endsAt, warnSeconds });
  return found;
}

interface Owed {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly dueAt: number;
  readonly warnSeconds: number | null;
}

function promised({ terms, plannedAt }: PlannedOperation, owed: Owed): Promised {
  const { key, kind, label, dueAt, warnSeconds } = owed;
  const startedAt = Math.min(plannedAt, dueAt);
  const warnAt = warnSeconds === null ? null : Math.max(startedAt, dueAt - warnSeconds * 1000);
  const { rungs, repeatSeconds } = terms.ladder;
  const common = { key, kind, label, startedAt, dueAt, ladder: rungs, repeatSeconds };
  return { ...common, warnAt, alarm: 'B', areaId: terms.areaId, paused: false };
}

export const plannedAggregate: Aggregate<PlannedState, PlannedEvent> = {
  name: 'operations.planned',
  initial: { situation: 'none' },
  evolve,
  promises: plannedPromises,
};
