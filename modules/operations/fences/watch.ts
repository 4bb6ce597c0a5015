import type { Clock, Db } from '../../../kernel/index.ts';
import { cellAt } from './cells.ts';
import { depthIn } from './ground.ts';
import { type Inside, type SideTerms, sideOf } from './side.ts';
import {
  forgetOthers,
  type Heard,
  keepFirst,
  keepSide,
  listLive,
  listPlaced,
  listUnits,
  type SideKept,
  takeKept,
  type WatchedUnit,
} from './sides-kept.ts';
import { type Beyond, buildZones, cellsWith, type FenceShown, type Zone } from './zones.ts';

/** A unit that has changed sides. `note` is what the log is told; null: nobody wants to hear of it. */
export interface Crossing extends SideKept {
  readonly at: number;
  readonly note: Readonly<Record<string, unknown>> | null;
}

/** Markers come and go: who stands near which is looked up again so often. */
const MARKERS_MS = 10_000;

/**
 * Which units are inside of which fence, worked out from positions as they come, beside the statement that keeps them: that one is not
 * touched. A position costs one look into the cells of a grid; what it is measured against are the fences of its cell and those that
 * its unit is in.
 */
export class FenceWatch {
  readonly #beyond: Beyond;
  readonly #clock: Clock;
  #stood = '';
  #markersAt = 0;
  #zones: ReadonlyMap<string, Zone> = new Map();
  #cells: ReadonlyMap<number, readonly Zone[]> = new Map();
  readonly #insideOf = new Map<string, Set<string>>();

  constructor(beyond: Beyond, clock: Clock) {
    this.#beyond = beyond;
    this.#clock = clock;
  }

  /** Whether any fence stands; reads again what stands, when that is another than before. */
  async stands(db: Db): Promise<boolean> {
    const shown = await listLive(db);
    // One whose outline was erased watches nothing any more.
    const key = shown.map(({ id, corners }) => `${id} ${corners.length}`).join();
    if (key !== this.#stood || this.#isDue(shown)) await this.#build(db, shown, key);
    return this.#zones.size > 0;
  }

  #isDue(shown: readonly FenceShown[]): boolean {
    return shown.some(({ kind }) => kind === 'markers') && this.#clock.now() - this.#markersAt >= MARKERS_MS;
  }

  async #build(db: Db, shown: readonly FenceShown[], key: string): Promise<void> {
    this.#markersAt = this.#clock.now();
    const before = this.#zones;
    const zones = await buildZones(db, { shown, beyond: this.#beyond, before });
    await this.#takeUp(
      db,
      zones.filter(({ id }) => !before.has(id)),
    );
    if (key !== this.#stood) await forgetOthers(db, shown);
    this.#zones = new Map(zones.map((zone) => [zone.id, zone]));
    this.#cells = cellsWith(zones);
    this.#insideOf.clear();
    for (const zone of zones) for (const tourId of zone.inside.keys()) this.#mark(tourId, zone.id, true);
    this.#stood = key;
  }

  /** New ones learn who is inside: as it was kept, or from where everybody is now. Whoever was inside when it was set has crossed nothing. */
  async #takeUp(db: Db, fresh: readonly Zone[]): Promise<void> {
    if (fresh.length === 0) return;
    const kept = await takeKept(db, fresh);
    const anew = fresh.filter(({ id }) => !kept.has(id));
    const everybody = anew.length === 0 ? [] : await listPlaced(db);
    for (const zone of anew) {
      for (const one of everybody) {
        const side = this.#sideIn(zone, one, null);
        if (side !== null) zone.inside.set(one.tourId, side);
      }
      await keepFirst(db, zone);
    }
  }

  /** Who of these has changed sides. The same answer comes again until it is settled. */
  async crossings(db: Db, heard: readonly Heard[]): Promise<readonly Crossing[]> {
    const changed = heard.flatMap((one) =>
      this.#near(one).flatMap((zone) => {
        const was = zone.inside.get(one.tourId) ?? null;
        const inside = this.#sideIn(zone, one, was);
        return (was === null) === (inside === null) ? [] : [{ zone, one, inside }];
      }),
    );
    if (changed.length === 0) return [];
    const units = await listUnits(
      db,
      changed.map(({ one }) => one.tourId),
    );
    return changed.map(({ zone, one, inside }) => {
      const { tourId, at } = one;
      const note = this.#noteOf(zone, one, { unit: units.get(tourId), enters: inside !== null });
      return { zoneId: zone.id, fenceId: zone.fence.id, tourId, at, inside, note };
    });
  }

  /** The log knows it now. */
  async settle(db: Db, crossing: SideKept): Promise<void> {
    await keepSide(db, crossing);
    const { zoneId, tourId, inside } = crossing;
    const zone = this.#zones.get(zoneId);
    if (inside === null) zone?.inside.delete(tourId);
    else zone?.inside.set(tourId, inside);
    this.#mark(tourId, zoneId, inside !== null);
  }

  #mark(tourId: string, zoneId: string, inside: boolean): void {
    const held = this.#insideOf.get(tourId) ?? new Set<string>();
    if (inside) held.add(zoneId);
    else held.delete(zoneId);
    if (held.size > 0) this.#insideOf.set(tourId, held);
    else this.#insideOf.delete(tourId);
  }

  #near({ tourId, lon, lat }: Heard): readonly Zone[] {
    const here = this.#cells.get(cellAt(lon, lat)) ?? [];
    const held = this.#insideOf.get(tourId);
    if (held === undefined) return here;
    const left = [...held].flatMap((id) => this.#zones.get(id) ?? []).filter((zone) => !here.includes(zone));
    return [...here, ...left];
  }

  #sideIn(zone: Zone, { lon, lat, at, accuracyMetres }: Heard, was: Inside | null): Inside | null {
    // Deep in a wide one nothing need be measured.
    if (was !== null && zone.whole.has(cellAt(lon, lat))) return was;
    const depthMetres = depthIn(zone.ground, { lon, lat });
    const ageSeconds = (this.#clock.now() - at) / 1000;
    return sideOf(was, { depthMetres, accuracyMetres, ageSeconds, roomMetres: zone.roomMetres }, this.#terms());
  }

  #terms(): SideTerms {
    const { stalePositionSeconds, control } = this.#beyond.force.pack();
    const { poorMetres, clearMetres, usualMetres } = control.fences;
    return { poorMetres, clearMetres, usualMetres, staleSeconds: stalePositionSeconds };
  }

  #noteOf(
    { fence, markerId, place }: Zone,
    { tourId, lon, lat, at, accuracyMetres }: Heard,
    { unit, enters }: { readonly unit: WatchedUnit | undefined; readonly enters: boolean },
  ): Crossing['note'] {
    if (unit === undefined || !isWatched(fence, unit, enters)) return null;
    const areaId = this.#beyond.force.areaOf(lon, lat)?.areaId ?? null;
    const way = enters ? 'in' : 'out';
    return { fenceId: fence.id, tourId, callsign: unit.callsign, way, at, accuracyMetres, markerId, place, areaId };
  }
}

function isWatched(fence: FenceShown, unit: WatchedUnit, enters: boolean): boolean {
  const { watch, ways, exceptSent, incidentId } = fence;
  if (ways !== 'both' && ways !== (enters ? 'in' : 'out')) return false;
  if (exceptSent && incidentId !== null && unit.active_incident_id === incidentId) return false;
  switch (watch.kind) {
    case 'all':
      return true;
    case 'units':
      return watch.callsigns.includes(unit.callsign.toUpperCase());
    case 'kinds':
      return watch.kinds.includes(unit.kind);
  }
}
