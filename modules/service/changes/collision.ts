import { addWorkingTime, type BusinessCalendar, workingTimeBetween } from '../../../kernel/pure.ts';
import type { Collision } from './terms.ts';
import { overlap, type Span } from './window.ts';

/** What takes up a time: a change with its window and planned way back. */
export interface Booked {
  readonly id: string;
  readonly number: string;
  readonly span: Span;
  readonly itemIds: readonly string[];
  readonly implementerIds: readonly string[];
}

/** A time in which nothing is changed. */
export interface Barred {
  readonly id: string;
  /** Left out: a blackout that somebody has declared. */
  readonly kind?: 'shift-change';
  readonly name: string;
  readonly span: Span;
  /** Empty: whatever it is. */
  readonly serviceIds: readonly string[];
  readonly areaIds: readonly string[];
}

/** What the configuration knows of how the items hang together. */
export interface Graph {
  /** Items within two steps of dependency. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of each redundancy group. */
  readonly groups: readonly (readonly string[])[];
}

export interface Surroundings {
  readonly others: readonly Booked[];
  readonly blackouts: readonly Barred[];
  readonly graph: Graph;
  /** The hours of the services that it touches in which work is usual; null: at any hour. */
  readonly maintenance: BusinessCalendar | null;
}

export interface Asking extends Booked {
  readonly serviceIds: readonly string[];
  readonly areaIds: readonly string[];
}

/** F6: everything that stands against this time. */
export function collisionsOf(asking: Asking, around: Surroundings): readonly Collision[] {
  const { span } = asking;
  return [
    ...around.others.filter(({ id, span: other }) => id !== asking.id && overlap(span, other)).flatMap(met),
    ...around.blackouts.filter((barred) => overlap(span, barred.span) && concerns(barred, asking)).map(inBlackout),
    ...(withinHours(span, around.maintenance) ? [] : [outside(span)]),
  ];

  function met(other: Booked): readonly Collision[] {
    const because = (kind: Collision['kind'], why: string): Collision => {
      const { from, to } = other.span;
      return { kind, otherId: other.id, other: other.number, why, from, to };
    };
    const shared = asking.itemIds.some((id) => other.itemIds.includes(id));
    const people = asking.implementerIds.some((id) => other.implementerIds.includes(id));
    return [
      ...(shared ? [because('same-item', 'both change the same item')] : []),
      ...(!shared && isNear(asking, other, around.graph)
        ? [because('near-item', 'an item of the other is within two steps of dependency')]
        : []),
      ...(isPair(asking, other, around.graph)
        ? [because('redundancy-pair', 'both halves of a pair would be changed at once')]
        : []),
      ...(people ? [because('same-implementer', 'the same person does both')] : []),
    ];
  }
}

function isNear(one: Booked, other: Booked, { near }: Graph): boolean {
  return one.itemIds.some((id) => other.itemIds.some((far) => near.get(id)?.has(far) || near.get(far)?.has(id)));
}

/** Different members of one redundancy group: the worst case of all. */
function isPair(one: Booked, other: Booked, { groups }: Graph): boolean {
  return groups.some((members) => {
    const [mine, theirs] = [one, other].map(({ itemIds }) => itemIds.filter((id) => members.includes(id)));
    return new Set([...(mine ?? []), ...(theirs ?? [])]).size > 1 && mine?.length !== 0 && theirs?.length !== 0;
  });
}

function concerns(barred: Barred, { serviceIds, areaIds }: Asking): boolean {
  const all = barred.serviceIds.length === 0 && barred.areaIds.length === 0;
  const service = barred.serviceIds.some((id) => serviceIds.includes(id));
  return all || service || barred.areaIds.some((id) => areaIds.includes(id));
}

function inBlackout({ id, name, span, kind }: Barred): Collision {
  if (kind !== undefined) return { kind, otherId: id, other: name, why: 'the control room hands over then', ...span };
  return { kind: 'blackout', otherId: id, other: name, why: 'nothing is changed meanwhile', ...span };
}

function withinHours({ from, to }: Span, hours: BusinessCalendar | null): boolean {
  return hours === null || workingTimeBetween(from, to, hours) === to - from;
}

function outside(span: Span): Collision {
  const why = 'outside the hours in which these services are worked on';
  return { kind: 'outside-maintenance-window', otherId: null, other: 'maintenance window', why, ...span };
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
/** Enough to look past every obstacle of 90 days; a calendar that never opens long enough ends here. */
const MOST_LOOKS = 2_000;

/** The next free times of the same length, the first of each day. */
export function freeSlots(
  asking: Asking,
  around: Surroundings,
  within: { readonly from: number; readonly days: number; readonly count: number },
): readonly Span[] {
  const length = asking.span.to - asking.span.from;
  const end = within.from + within.days * DAY_MS;
  const slots: Span[] = [];
  let at = quarter(within.from);
  for (let looks = 0; looks < MOST_LOOKS && at + length <= end && slots.length < within.count; looks++) {
    const span = { from: at, to: at + length };
    const stops = collisionsOf({ ...asking, span }, around);
    if (stops.length === 0) {
      slots.push(span);
      at += DAY_MS;
    } else {
      at = quarter(pastAll(stops, at, around.maintenance));
    }
  }
  return slots;
}

/** Where to look next: past the obstacle that ends last, or at the next opening. */
function pastAll(stops: readonly Collision[], at: number, hours: BusinessCalendar | null): number {
  const ends = stops.filter(({ kind }) => kind !== 'outside-maintenance-window').map(({ to }) => to);
  if (ends.length > 0) return Math.max(at + QUARTER_MS, ...ends);
  return hours === null ? at + QUARTER_MS : Math.max(at + QUARTER_MS, addWorkingTime(at + QUARTER_MS, 1, hours) - 1);
}

function quarter(at: number): number {
  return Math.ceil(at / QUARTER_MS) * QUARTER_MS;
}
