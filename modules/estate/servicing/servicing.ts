import {
  type Aggregate,
  isStep,
  type Past,
  type Promised,
  type StepData,
  type StepEventType,
} from '../../../kernel/pure.ts';
import type { ServicingEvent } from './events.ts';

type Planned = Extract<ServicingEvent, { type: 'estate.ServicePlanned' }>['data'];

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

interface Reading {
  readonly at: number;
  readonly miles: number;
}

export interface Servicing {
  readonly plan: (Planned & { readonly at: number }) | null;
  /** The newest last. */
  readonly readings: readonly Reading[];
  readonly servicedAt: number | null;
}

/** Enough to know how a car is driven. */
const KEPT = 12;

function evolveServicing(state: Servicing, event: Past<ServicingEvent | StepEvent>): Servicing {
  if (isStep(event)) return state;
  const at = event.occurredAt;
  switch (event.type) {
    case 'estate.ServicePlanned':
      return { ...state, plan: { ...event.data, at } };
    case 'estate.MileageRead':
      return { ...state, readings: withReading(state, { at, miles: event.data.miles }) };
    case 'estate.VehicleServiced': {
      const { miles } = event.data;
      const readings = miles === null ? state.readings : withReading(state, { at, miles });
      return { ...state, readings, servicedAt: at };
    }
  }
}

/** A meter that stands lower was changed, or was misread before: what went before says nothing any more. */
function withReading({ readings }: Servicing, reading: Reading): readonly Reading[] {
  const last = readings.at(-1);
  const before = last !== undefined && last.miles > reading.miles ? [] : readings;
  return [...before, reading].slice(-KEPT);
}

export interface Due {
  readonly at: number;
  /** `mileage-projected`: as it has been driven, it will have that mileage then. */
  readonly by: 'date' | 'mileage' | 'mileage-projected';
}

/** SM-123: by date or by mileage, whichever comes first; null: nothing is planned, or nobody knows how it is driven. */
export function serviceDue({ plan, readings }: Pick<Servicing, 'plan' | 'readings'>): Due | null {
  if (plan === null) return null;
  const byDate: readonly Due[] = plan.dueAt === null ? [] : [{ at: plan.dueAt, by: 'date' }];
  const byMiles = plan.dueMiles === null ? null : dueByMiles(plan.dueMiles, readings);
  const all = byMiles === null ? byDate : [...byDate, byMiles];
  return all.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

/** So long must have been driven before it says anything of how. */
const LEAST_MS = 7 * 86_400_000;

function dueByMiles(dueMiles: number, readings: readonly Reading[]): Due | null {
  const reached = readings.find(({ miles }) => miles >= dueMiles);
  if (reached !== undefined) return { at: reached.at, by: 'mileage' };
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return null;
  const driven = last.miles - first.miles;
  const ms = last.at - first.at;
  if (ms < LEAST_MS || driven <= 0) return null;
  return { at: Math.round(last.at + ((dueMiles - last.miles) * ms) / driven), by: 'mileage-projected' };
}

const DAY_MS = 86_400_000;

function servicingPromises(state: Servicing): readonly Promised[] {
  const { plan } = state;
  const due = serviceDue(state);
  if (plan === null || due === null) return [];
  const { label, terms } = plan;
  const startedAt = Math.min(plan.at, due.at);
  return [
    {
      ...{ key: 'service', kind: 'estate-service', label: `Service ${label}: due by ${due.by.replace('-', ', ')}` },
      ...{ startedAt, dueAt: due.at, warnAt: Math.max(startedAt, due.at - terms.warnDays * DAY_MS) },
      ...{ ladder: terms.ladder, repeatSeconds: terms.repeatSeconds, alarm: 'B', areaId: null, paused: false },
    },
  ];
}

/** By the id of the vehicle. */
export const servicingAggregate: Aggregate<Servicing, ServicingEvent> = {
  name: 'estate.servicing',
  initial: { plan: null, readings: [], servicedAt: null },
  evolve: evolveServicing,
  promises: servicingPromises,
};
