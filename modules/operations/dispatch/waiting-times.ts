import { holdsFor, orKnown } from './or-known.ts';
import { type LonLat, type RoadsDoor, type Traveller, travelTo } from './travel.ts';

type Times = Awaited<ReturnType<typeof travelTo>>;

/**
 * Driving times to incidents that wait for somebody: asked with every recommendation, and remembered for whoever has not moved. Of
 * many who have, some are told from where they stood a moment ago.
 */
export type WaitingTimes = (incidentId: string, place: LonLat, travellers: readonly Traveller[]) => Promise<Times>;

/** Positions within some 110 m of each other share a time: who goes to which of two incidents does not turn on less. */
const DECIMALS = 3;
const MOST_KEPT = 50;

interface Held {
  /** Where it goes, over which roads: what was worked out before holds no more when either is another. */
  readonly to: string;
  /** Under way for who has moved; one at a time. */
  asking: Promise<void> | null;
  /** By tour: from where and how, and what came of it. */
  readonly from: Map<string, Known>;
}

interface Known {
  readonly traveller: Traveller;
  readonly time: { readonly seconds: number; readonly metres: number } | null;
}

export function makeWaitingTimes(roads: RoadsDoor): WaitingTimes {
  const kept = new Map<string, Held>();
  const heldFor = (incidentId: string, [lon, lat]: LonLat): Held => {
    const to = `${lon} ${lat} ${roads.changes?.() ?? 0}`;
    const was = kept.get(incidentId);
    const held = was?.to === to ? was : { to, asking: null, from: new Map() };
    kept.delete(incidentId);
    kept.set(incidentId, held);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return held;
  };
  const ask = async ({ from }: Held, place: LonLat, moved: readonly Traveller[]): Promise<void> => {
    const found = await travelTo(roads, place, moved, from.size > 0);
    for (const traveller of moved) {
      from.set(traveller.tourId, { traveller, time: found.get(traveller.tourId) ?? null });
    }
  };
  return async (incidentId, place, travellers) => {
    const held = heldFor(incidentId, place);
    const { from } = held;
    const moved = travellers.filter((traveller) => !stands(from.get(traveller.tourId), traveller));
    if (moved.length > 0) {
      held.asking ??= ask(held, place, moved).finally(() => {
        held.asking = null;
      });
      await orKnown(held.asking, () => undefined);
    }
    return new Map(
      travellers.flatMap((traveller) => {
        const known = from.get(traveller.tourId);
        const holds = known !== undefined && holdsFor(known.traveller, traveller);
        return holds && known.time !== null ? [[traveller.tourId, known.time] as const] : [];
      }),
    );
  };
}

function stands(known: Known | undefined, now: Traveller): boolean {
  if (known === undefined) return false;
  const { lon, lat, profile } = known.traveller;
  // Most stand where they stood: of those no key is made.
  return (lon === now.lon && lat === now.lat && profile === now.profile) || keyOf(known.traveller) === keyOf(now);
}

function keyOf({ lon, lat, profile }: Traveller): string {
  return `${lon.toFixed(DECIMALS)} ${lat.toFixed(DECIMALS)} ${profile}`;
}
