import type { Past, Promised } from '../../../kernel/pure.ts';
import type { KnownPlace } from '../place.ts';
import { type ForceTerms, knownPlace } from '../terms.ts';
import type { PointKind } from './commands.ts';
import type { WhereaboutsEvent } from './events.ts';
import type { Corner, Measured, ShapeKind } from './shape.ts';

/** A place that was the incident's until it was corrected. */
interface EarlierPlace {
  readonly place: KnownPlace;
  readonly at: number;
  readonly by: string;
}

interface Point {
  readonly pointId: string;
  readonly kind: PointKind;
  readonly place: KnownPlace;
  readonly note: string;
  readonly at: number;
  readonly by: string;
  /** Withdrawn, or taken over by a later one of its kind; null while it is in force. */
  readonly until: number | null;
}

interface Shape extends Measured {
  readonly shapeId: string;
  readonly kind: ShapeKind;
  /** None when erased. */
  readonly corners: readonly Corner[];
  readonly reference: string;
  readonly note: string;
  readonly at: number;
  readonly by: string;
  /** Since when it is withdrawn; null while it is in force. */
  readonly until: number | null;
}

export interface Transfer {
  readonly transferId: string;
  readonly to: ForceTerms;
  readonly state: 'offered' | 'delivered' | 'undelivered' | 'accepted' | 'rejected' | 'withdrawn';
  /** Null when erased. */
  readonly reason: string | null;
  readonly offeredAt: number;
  readonly offeredBy: string;
  readonly answerSeconds: number;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly reference: string | null;
  readonly words: string | null;
}

/** Where an incident was, is and is worked from; whose ground it was offered to. */
export interface Whereabouts {
  /** Since when its place stands, and who said so. */
  readonly placedAt: number;
  readonly placedBy: string;
  readonly earlier: readonly EarlierPlace[];
  readonly points: readonly Point[];
  readonly transfers: readonly Transfer[];
  /** Left out until something is drawn: an index knows by that where to look. */
  readonly shapes?: readonly Shape[];
}

/** As its table keeps it, with what the place's own columns have no room for. */
export interface WhereaboutsHeld extends Whereabouts {
  readonly place: Pick<KnownPlace, 'indoor' | 'namesakes' | 'beatId' | 'force'>;
}

export function whereaboutsHeld(incident: {
  readonly whereabouts: Whereabouts;
  readonly place: KnownPlace;
}): WhereaboutsHeld {
  const { indoor, namesakes, beatId, force } = incident.place;
  const more = { ...(indoor && { indoor }), ...(namesakes && { namesakes }), ...(beatId && { beatId }) };
  return { ...incident.whereabouts, place: { ...more, ...(force && { force }) } };
}

export function whereaboutsOf(event: {
  readonly occurredAt: number;
  readonly actor: { readonly name: string };
}): Whereabouts {
  return { placedAt: event.occurredAt, placedBy: event.actor.name, earlier: [], points: [], transfers: [] };
}

/** The place before stays, with since when it stood and by whom. */
export function movedFrom(
  { placedAt, placedBy, ...held }: Whereabouts,
  place: KnownPlace,
  event: { readonly occurredAt: number; readonly actor: { readonly name: string } },
): Whereabouts {
  const earlier = [...held.earlier, { place, at: placedAt, by: placedBy }];
  return { ...held, earlier, placedAt: event.occurredAt, placedBy: event.actor.name };
}

export function evolveWhereabouts(held: Whereabouts, event: Past<WhereaboutsEvent>): Whereabouts {
  switch (event.type) {
    case 'operations.PointSet':
      return { ...held, points: withPoint(held.points, event) };
    case 'operations.PointWithdrawn': {
      const { pointId } = event.data;
      return { ...held, points: held.points.map((one) => ended(one, one.pointId === pointId, event.occurredAt)) };
    }
    case 'operations.ShapeSet':
      return { ...held, shapes: [...(held.shapes ?? []), drawn(event)] };
    case 'operations.ShapeWithdrawn': {
      const { shapeId } = event.data;
      const shapes = held.shapes ?? [];
      return { ...held, shapes: shapes.map((one) => ended(one, one.shapeId === shapeId, event.occurredAt)) };
    }
    case 'operations.TransferOffered':
      return { ...held, transfers: [...held.transfers, offered(event)] };
    case 'operations.TransferAnswered': {
      const { transferId, answer, reference } = event.data;
      const words = event.detail?.words ?? null;
      const part = { state: answer, reference, words, ...answeredBy(event) };
      return {
        ...held,
        transfers: held.transfers.map((one) => (one.transferId === transferId ? { ...one, ...part } : one)),
      };
    }
    case 'operations.TransferWithdrawn': {
      const { transferId } = event.data;
      const part = { state: 'withdrawn', words: event.detail?.reason ?? null, ...answeredBy(event) } as const;
      return {
        ...held,
        transfers: held.transfers.map((one) => (one.transferId === transferId ? { ...one, ...part } : one)),
      };
    }
  }
}

type Of<Type extends WhereaboutsEvent['type']> = Extract<Past<WhereaboutsEvent>, { type: Type }>;

function answeredBy(event: Past<WhereaboutsEvent>) {
  return { answeredAt: event.occurredAt, answeredBy: event.actor.name };
}

/** One rendezvous is in force, one staging area, one point of command and one of marshalling; of what is investigated there may be several. */
const single: ReadonlySet<PointKind> = new Set(['rvp', 'staging', 'fcp', 'mlp']);

function withPoint(points: readonly Point[], event: Of<'operations.PointSet'>): readonly Point[] {
  const { pointId, kind, place } = event.data;
  const at = event.occurredAt;
  const before = points.map((one) => ended(one, one.kind === kind && single.has(kind), at));
  const known = knownPlace(place, event.detail?.place ?? null);
  const note = event.detail?.note ?? '';
  return [...before, { pointId, kind, place: known, note, at, by: event.actor.name, until: null }];
}

function ended<Of extends { readonly until: number | null }>(one: Of, ends: boolean, at: number): Of {
  return ends && one.until === null ? { ...one, until: at } : one;
}

function drawn(event: Of<'operations.ShapeSet'>): Shape {
  const { corners, reference, note } = event.detail ?? { corners: [], reference: '', note: '' };
  return { ...event.data, corners, reference, note, at: event.occurredAt, by: event.actor.name, until: null };
}

function offered(event: Of<'operations.TransferOffered'>): Transfer {
  const { transferId, to, answerSeconds } = event.data;
  const reason = event.detail?.reason ?? null;
  return {
    ...{ transferId, to, answerSeconds, reason, state: 'offered' },
    ...{ offeredAt: event.recordedAt, offeredBy: event.actor.name },
    ...{ answeredAt: null, answeredBy: null, reference: null, words: null },
  };
}

/** An offer that the other force has not answered: the incident is ours, whoever thinks otherwise. */
export function waits({ state }: Transfer): boolean {
  return state === 'offered' || state === 'delivered' || state === 'undelivered';
}

const CLIMB_SECONDS = 300;

/** An answer is owed: without it two forces may each believe that the other goes. */
export function transferPromises({ transfers }: Whereabouts, areaId: string | null): readonly Promised[] {
  return transfers.filter(waits).map(({ transferId, to, offeredAt, answerSeconds }) => ({
    key: `transfer:${transferId}`,
    kind: 'transfer',
    label: `${to.name} to answer the transfer within ${answerSeconds / 60} min`,
    startedAt: offeredAt,
    dueAt: offeredAt + answerSeconds * 1000,
    warnAt: null,
    ladder: [
      { to: 'dispatcher', afterSeconds: 0 },
      { to: 'control-room-supervisor', afterSeconds: CLIMB_SECONDS },
      { to: 'fim', afterSeconds: 2 * CLIMB_SECONDS },
    ],
    repeatSeconds: CLIMB_SECONDS,
    alarm: 'B',
    areaId,
    paused: false,
  }));
}
