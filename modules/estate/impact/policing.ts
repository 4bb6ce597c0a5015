import type { DemandPoint } from '../../force/index.ts';
import type { EstateGraph, GraphItem } from './estate-graph.ts';

/** What falls, in the words of the police: who cannot be reached, where nothing is heard, who cannot answer. */
export interface Policing {
  readonly services: readonly { readonly itemId: string; readonly label: string; readonly serviceId: string | null }[];
  readonly positions: readonly { readonly itemId: string; readonly label: string; readonly seatId: string | null }[];
  /** How many positions there are. */
  readonly allPositions: number;
  readonly vehicles: readonly {
    readonly itemId: string;
    readonly registration: string | null;
    readonly callsign: string | null;
  }[];
  readonly callsigns: readonly string[];
  readonly radios: readonly {
    readonly itemId: string;
    readonly label: string;
    readonly issi: string | null;
    readonly collar: string | null;
    readonly vehicle: string | null;
  }[];
  readonly talkgroups: readonly { readonly itemId: string; readonly label: string; readonly gssi: string | null }[];
  /** Areas and beats that lose cover, and how many base sites or talkgroups still serve them. */
  readonly areas: readonly { readonly areaId: string; readonly left: number }[];
}

/** Classes whose fall means something to those who police. They are the shipped ones; a pack may add fields to them. */
const serving = new Set(['base-site', 'talkgroup']);

export function policingOf({ items }: Pick<EstateGraph, 'items'>, fallenIds: readonly string[]): Policing {
  const fallen = new Set(fallenIds);
  const of = (classId: string): readonly GraphItem[] =>
    fallenIds.flatMap((id) => items.get(id) ?? []).filter((item) => item.classId === classId);
  const vehicles = of('vehicle').map((item) => ({
    itemId: item.id,
    registration: text(item, 'registration'),
    callsign: text(item, 'callsign'),
  }));
  return {
    services: of('service').map((item) => ({ ...named(item), serviceId: text(item, 'serviceId') })),
    positions: of('control-position').map((item) => ({ ...named(item), seatId: text(item, 'seatId') })),
    allPositions: whole(items).positions,
    vehicles,
    callsigns: [...new Set(vehicles.flatMap(({ callsign }) => callsign ?? []))].sort(),
    radios: of('radio-terminal').map((item) => ({
      ...named(item),
      issi: text(item, 'issi'),
      collar: text(item, 'collar'),
      vehicle: text(item, 'vehicle'),
    })),
    talkgroups: of('talkgroup').map((item) => ({ ...named(item), gssi: text(item, 'gssi') })),
    areas: areasOf(whole(items).serving, fallen),
  };
}

interface Whole {
  readonly positions: number;
  readonly serving: readonly GraphItem[];
}

/** What is the same whatever falls: looked for once in an estate, not for each IT incident. */
const wholes = new WeakMap<EstateGraph['items'], Whole>();

function whole(items: EstateGraph['items']): Whole {
  const known = wholes.get(items);
  if (known !== undefined) return known;
  const everything = [...items.values()];
  const found = {
    positions: everything.filter(({ classId }) => classId === 'control-position').length,
    serving: everything.filter(({ classId }) => serving.has(classId)),
  };
  wholes.set(items, found);
  return found;
}

function named({ id, label }: GraphItem) {
  return { itemId: id, label };
}

function text({ fields }: GraphItem, id: string): string | null {
  const value = fields[id];
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts({ fields }: GraphItem, id: string): readonly string[] {
  const value = fields[id];
  return Array.isArray(value) ? value : [];
}

/** A beat that two base sites cover has one left when one of them falls. Sites are counted first; without any, talkgroups are. */
function areasOf(sites: readonly GraphItem[], fallen: ReadonlySet<string>): Policing['areas'] {
  const hit = new Map<string, { readonly classId: string; readonly left: number; readonly lost: number }>();
  for (const item of sites) {
    const isLost = fallen.has(item.id);
    for (const areaId of texts(item, 'areas')) {
      const key = `${item.classId} ${areaId}`;
      const { left, lost } = hit.get(key) ?? { left: 0, lost: 0 };
      hit.set(key, { classId: item.classId, left: left + (isLost ? 0 : 1), lost: lost + (isLost ? 1 : 0) });
    }
  }
  const lost = [...hit].filter(([, one]) => one.lost > 0).map(([key, { left }]) => [areaIn(key), left] as const);
  const least = new Map<string, number>();
  for (const [areaId, left] of lost) least.set(areaId, Math.min(left, least.get(areaId) ?? left));
  return [...least].sort(([a], [b]) => (a < b ? -1 : 1)).map(([areaId, left]) => ({ areaId, left }));
}

function areaIn(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

const DAYS_OF_MONTH = 30.4;
const HOURS_OF_DAY = 24;
/** An assumption, stated once: so many of the events that a force counts are answered as immediate calls. */
const IMMEDIATE_SHARE = 0.2;

/** Calls for an immediate answer that usually come from these areas or beats in this hour of the day. */
export function usualImmediateCalls(points: readonly DemandPoint[], areaIds: readonly string[]): number {
  const wanted = new Set(areaIds);
  const month = points
    .filter(({ areaId, beatId }) => wanted.has(areaId) || wanted.has(beatId))
    .reduce((sum, { weight }) => sum + weight, 0);
  return (month / DAYS_OF_MONTH / HOURS_OF_DAY) * IMMEDIATE_SHARE;
}
