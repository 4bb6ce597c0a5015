import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { MarkerEvent } from '../events.ts';

export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type SetData = Extract<MarkerEvent, { type: 'pole.MarkerSet' }>['data'];

/** How far the promise to review has come; the alarm strip shows it until somebody reviews or withdraws. */
export interface LateReview {
  readonly state: 'warned' | 'breached';
  /** When it came to this state; epoch milliseconds. */
  readonly since: number;
  readonly dueAt: number;
  /** The role told last; null for a warning. */
  readonly told: string | null;
  readonly label: string;
}

interface Marker extends SetData {
  /** Whom it warns of; null: of a place. */
  readonly entryId: string | null;
  readonly late: LateReview | null;
  readonly author: string;
  readonly setAt: number;
  /** From when the next review counts: the setting, or the last review. */
  readonly reviewedAt: number;
  /** Null when erased. */
  readonly said: {
    readonly label: string;
    /** Null: it goes with a person or a vehicle. */
    readonly lon: number | null;
    readonly lat: number | null;
    readonly text: string;
    readonly reason: string;
  } | null;
}

export type MarkerState =
  | { readonly situation: 'none' }
  | { readonly situation: 'in-force'; readonly marker: Marker }
  | { readonly situation: 'withdrawn' | 'expired'; readonly marker: Marker };

export function evolveMarker(state: MarkerState, event: Past<MarkerEvent | StepEvent>): MarkerState {
  if (!isStep(event) && event.type === 'pole.MarkerSet') {
    return { situation: 'in-force', marker: { ...event.data, entryId: null, said: event.detail, ...begun(event) } };
  }
  if (!isStep(event) && event.type === 'pole.EntryMarkerSet') {
    const said = event.detail && { label: '', lon: null, lat: null, ...event.detail };
    const nowhere = { radiusMetres: 0, areaId: null };
    return { situation: 'in-force', marker: { ...event.data, ...nowhere, said, ...begun(event) } };
  }
  if (state.situation !== 'in-force') return state;
  const { marker } = state;
  if (isStep(event)) {
    // The promise to take it down is kept by its own breach: a marker past its time misleads.
    const expired = event.data.key === 'expiry' && event.type === 'kernel.DeadlineBreached';
    if (expired) return { situation: 'expired', marker };
    return event.data.key === 'review'
      ? { situation: 'in-force', marker: { ...marker, late: lateAt(marker, event) } }
      : state;
  }
  if (event.type === 'pole.MarkerWithdrawn') return { situation: 'withdrawn', marker };
  if (event.type !== 'pole.MarkerReviewed') return state;
  const said = marker.said && { ...marker.said, reason: event.detail?.reason ?? marker.said.reason };
  return {
    situation: 'in-force',
    marker: { ...marker, ...event.data, said, reviewedAt: event.occurredAt, late: null },
  };
}

function begun({ actor, occurredAt: at }: Past<MarkerEvent>) {
  return { author: actor.name, setAt: at, reviewedAt: at, late: null };
}

function lateAt({ late }: Marker, event: Past<StepEvent>): LateReview {
  const { dueAt, label, told } = event.data;
  const state = event.type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const since = late?.state === state ? late.since : event.recordedAt;
  return { state, since, dueAt, label, told: told ?? late?.told ?? null };
}
