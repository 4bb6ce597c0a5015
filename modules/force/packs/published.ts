import { isStep, type Past, type Promised, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { PackEvent } from '../events.ts';

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

/** That it is about to take effect, or should have; the alarm strip shows it. */
export interface LateVersion {
  readonly state: 'warned' | 'breached';
  /** When it came to this state; epoch milliseconds. */
  readonly since: number;
  readonly dueAt: number;
  readonly label: string;
  /** The role told last; null for a warning. */
  readonly told: string | null;
}

/** A version that waits for its time. */
export interface Scheduled {
  readonly version: string;
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly orderedAt: number;
  readonly by: string;
  readonly late: LateVersion | null;
}

/** Which version of a pack is in force. */
export type Published =
  | { readonly situation: 'none'; readonly scheduled: null }
  | {
      readonly situation: 'in-force';
      readonly version: string;
      readonly hash: string;
      /** Epoch milliseconds. */
      readonly since: number;
      /** True: somebody put it there, whom a start of the server does not overrule. */
      readonly chosen: boolean;
      /** Versions that were in force before, the latest last. */
      readonly before: readonly string[];
      readonly scheduled: Scheduled | null;
    };

const none: Published = { situation: 'none', scheduled: null };

export const published = { name: 'force.pack', initial: none, evolve, promises };

function evolve(state: Published, event: Past<PackEvent | StepEvent>): Published {
  if (isStep(event)) return told(state, event);
  if (event.type === 'force.PackPublished') {
    const { version, hash, previous, because = 'start' } = event.data;
    const before = state.situation === 'none' ? [] : state.before;
    const scheduled = state.scheduled?.version === version ? null : state.scheduled;
    return {
      ...{ situation: 'in-force', version, hash, since: event.recordedAt, chosen: because !== 'start', scheduled },
      before: previous === null ? before : [...before, previous],
    };
  }
  if (state.situation === 'none') return state;
  if (event.type === 'force.PublicationWithdrawn') return { ...state, scheduled: null };
  if (event.type !== 'force.PublicationOrdered' || event.data.from === null) return state;
  const { version, hash, from } = event.data;
  const { occurredAt: orderedAt, actor } = event;
  return { ...state, scheduled: { version, hash, from, orderedAt, by: actor.name, late: null } };
}

function told(state: Published, { type, data, recordedAt }: Past<StepEvent>): Published {
  if (state.scheduled === null) return state;
  const { late } = state.scheduled;
  const { dueAt, label, told: role } = data;
  const now = type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const since = late?.state === now ? late.since : recordedAt;
  return {
    ...state,
    scheduled: { ...state.scheduled, late: { state: now, since, dueAt, label, told: role ?? late?.told ?? null } },
  };
}

const HOUR_MS = 3_600_000;
const TAKING_UP_SECONDS = 60;

/**
 * A version whose time has come is put in force by a reaction to the breach; that keeps the promise. Where it could not be, the desks are
 * told a minute later, and on until somebody publishes or withdraws it.
 */
function promises(state: Published): readonly Promised[] {
  if (state.scheduled === null) return [];
  const { version, from, orderedAt } = state.scheduled;
  const warnAt = from - HOUR_MS > orderedAt ? from - HOUR_MS : null;
  return [
    {
      ...{ key: `effect:${version}`, kind: EFFECT, label: `Force pack ${version} takes effect` },
      ...{ startedAt: orderedAt, dueAt: from, warnAt, alarm: 'B', areaId: null, paused: false },
      ladder: [
        { to: 'bureau', afterSeconds: TAKING_UP_SECONDS, channel: 'desk' },
        { to: 'control-room-supervisor', afterSeconds: 2 * TAKING_UP_SECONDS, channel: 'desk' },
      ],
      repeatSeconds: 600,
    },
  ];
}

export const EFFECT = 'pack-effect';
