import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { FenceEvent } from './events.ts';

type Of<Type extends FenceEvent['type']> = Extract<Past<FenceEvent>, { type: Type }>;
type Crossed = Of<'operations.FenceCrossed'>;

/** What it crossed, numbered from one. */
export interface Crossing extends Omit<Crossed['data'], never> {
  readonly n: number;
  readonly notedAt: number;
  /** Null when erased; empty where the fence itself says where. */
  readonly place: string | null;
}

export interface Fence {
  readonly terms: Of<'operations.FenceSet'>['data'];
  /** Null when erased: then it watches nothing any more. */
  readonly said: Of<'operations.FenceSet'>['detail'] | null;
  readonly setAt: number;
  readonly setBy: string;
  readonly ownerSeatId: string | null;
  readonly until: number;
  /** The last of them, the newest first. */
  readonly crossings: readonly Crossing[];
  readonly count: number;
  /** Up to this one they are acknowledged, by whom and when. */
  readonly acknowledged: { readonly seen: number; readonly by: string; readonly at: number } | null;
  readonly marks: Marks;
}

export type FenceState =
  | { readonly situation: 'none' }
  | { readonly situation: 'live'; readonly fence: Fence }
  | {
      readonly situation: 'ended';
      readonly fence: Fence;
      readonly why: 'withdrawn' | Of<'operations.FenceEnded'>['data']['why'];
      readonly endedAt: number;
    };

const MOST_KEPT = 50;

function evolve(state: FenceState, event: Past<FenceEvent | StepEvent>): FenceState {
  if (event.type === 'operations.FenceSet') return { situation: 'live', fence: setBy(event) };
  if (state.situation === 'none') return state;
  const { fence } = state;
  if (isStep(event)) return { ...state, fence: { ...fence, marks: noteStep(fence.marks, event) } };
  switch (event.type) {
    case 'operations.FenceCrossed':
      return { ...state, fence: crossed(fence, event) };
    case 'operations.CrossingsAcknowledged': {
      const acknowledged = { seen: event.data.seen, by: event.actor.name, at: event.recordedAt };
      return { ...state, fence: { ...fence, acknowledged } };
    }
    case 'operations.FenceExtended':
      return { ...state, fence: { ...fence, until: event.data.until } };
    case 'operations.FenceWithdrawn':
      return { situation: 'ended', fence, why: 'withdrawn', endedAt: event.occurredAt };
    case 'operations.FenceEnded':
      return { situation: 'ended', fence, why: event.data.why, endedAt: event.occurredAt };
    default:
      // What the law does to a stream changes nothing of how it stands.
      return state;
  }
}

function setBy({ data: terms, detail: said, recordedAt: setAt, actor }: Of<'operations.FenceSet'>): Fence {
  const nothing = { crossings: [], count: 0, acknowledged: null, marks: {} };
  return { terms, said, setAt, setBy: actor.name, ownerSeatId: actor.seatId, until: terms.until, ...nothing };
}

function crossed(fence: Fence, { data, detail, recordedAt: notedAt }: Crossed): Fence {
  const count = fence.count + 1;
  const crossing = { ...data, n: count, notedAt, place: detail?.place ?? null };
  return { ...fence, count, crossings: [crossing, ...fence.crossings].slice(0, MOST_KEPT) };
}

/** Crossings that nobody has acknowledged, the newest first. */
export function waitingOf({ crossings, acknowledged }: Fence): readonly Crossing[] {
  return crossings.filter(({ n }) => n > (acknowledged?.seen ?? 0));
}

export const FENCE_TIME = 'fence-time';

/** What its crossings owe goes on when it has ended: somebody went where they should not have. */
export function fencePromises(state: FenceState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const crossing = crossingPromises(state.fence);
  return state.situation === 'live' ? [...crossing, timePromise(state.fence)] : crossing;
}

/** One for each crossing that waits. The desk hears of it at once by the warning; who supervises it, when nobody acknowledges. */
function crossingPromises(fence: Fence): readonly Promised[] {
  const { ladder, answerSeconds, areaId, incidentId } = fence.terms;
  return waitingOf(fence).map((crossing) => ({
    ...{ key: crossingKey(crossing.n, incidentId), kind: 'fence', label: crossingText(fence, crossing) },
    ...{ startedAt: crossing.notedAt, warnAt: crossing.notedAt, dueAt: crossing.notedAt + answerSeconds * 1000 },
    ...{ ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds, alarm: 'B', paused: false },
    areaId: areaId ?? crossing.areaId,
  }));
}

/** Says of which incident, so that the alarm of a step is found again without the fence. */
function crossingKey(n: number, incidentId: string | null): string {
  return incidentId === null ? `crossing:${n}` : `crossing:${n}:${incidentId}`;
}

/** Without the name of the fence, which may tell of a place: a step of the timer keeps it for good. */
function crossingText({ terms }: Fence, { callsign, way, accuracyMetres, at, notedAt }: Crossing): string {
  const near = terms.kind === 'markers';
  const did = way === 'out' ? (near ? 'has gone from' : 'has left') : near ? 'has come near' : 'has entered';
  const of = near ? `a place marked ${terms.markers.map((kind) => kind.replaceAll('-', ' ')).join(' or ')}` : 'a fence';
  return `${callsign} ${did} ${of} (${sureness(accuracyMetres, notedAt - at)})`;
}

const MINUTE_MS = 60_000;

/** How far the fix may err, and how old it was when it was heard, where that was more than a minute. */
export function sureness(accuracyMetres: number | null, ageMs: number): string {
  const accuracy = accuracyMetres === null ? 'accuracy not given' : `within ${Math.round(accuracyMetres)} m`;
  return ageMs < MINUTE_MS ? accuracy : `${accuracy}, ${Math.floor(ageMs / MINUTE_MS)} min before it was heard`;
}

/** Nobody is told and nothing climbs: when it falls due, a reaction ends the fence. */
function timePromise({ setAt, until }: Fence): Promised {
  return {
    ...{ key: FENCE_TIME, kind: FENCE_TIME, label: 'The time of the fence is over' },
    ...{ startedAt: Math.min(setAt, until), dueAt: until, warnAt: null },
    ...{ ladder: [], repeatSeconds: 3600, alarm: 'B', areaId: null, paused: false },
  };
}

export const fenceAggregate: Aggregate<FenceState, FenceEvent> = {
  name: 'operations.fence',
  initial: { situation: 'none' },
  evolve,
  promises: fencePromises,
};
