import { useCallback, useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useClient, useOfPersistent } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Trail, Units } from '../../../modules/operations/contract.ts';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { fixOf } from '../units/use-fix.ts';
import { fillGround } from './layers.ts';
import { trailFeatures } from './spots.ts';
import type { ChartHeld } from './use-chart.ts';

type TrailRow = Pick<RowOf<typeof Trail>, 'id' | 'lon' | 'lat' | 'at'>;

interface Followed {
  readonly tourId: string;
  readonly callsign: string;
  /** The map goes with it until a hand moves the map; the trail stays. */
  readonly goesWith: boolean;
  readonly endedByHand?: true;
}

export interface Following {
  readonly followed: Followed | null;
  readonly trail: readonly TrailRow[];
  /** What is to be said of it. */
  readonly said: string | null;
  readonly follow: () => void;
  readonly showTrail: () => void;
  readonly leave: () => void;
}

/** The chosen unit, followed because it was asked for, with where it has been. Any movement by hand ends the following, and is said. */
export function useFollowing(held: ChartHeld): Following {
  const { work } = useDesk();
  const { replica } = useClient();
  const tourId = useOfPersistent(work, (now) => now.tourId);
  const [followed, setFollowed] = useState<Followed | null>(null);
  const trail = useTrail(followed?.tourId ?? null);
  const begin = (goesWith: boolean): void => {
    const unit = tourId === null ? null : replica.row(Units, tourId);
    if (unit !== null) setFollowed({ tourId: unit.id, callsign: unit.callsign, goesWith });
  };
  const leave = (): void => setFollowed(null);
  const follow = (): void => (followed?.goesWith === true && followed.tourId === tourId ? leave() : begin(true));
  useAct('mapFollow', follow, followed !== null || tourId !== null);
  const endByHand = useCallback(() => setFollowed((now) => now && { ...now, goesWith: false, endedByHand: true }), []);
  useGoingWith(held, followed, endByHand);
  useTrailDrawn(held, trail);
  return { followed, trail, said: saidOf(followed), follow, showTrail: () => begin(false), leave };
}

function saidOf(followed: Followed | null): string | null {
  if (followed === null) return null;
  const { callsign, goesWith, endedByHand } = followed;
  if (endedByHand) return `No longer following ${callsign}: the map was moved by hand · trail, 30 min`;
  return goesWith ? `Following ${callsign}` : `Trail of ${callsign}, 30 min · the map stays where it is`;
}

function useGoingWith({ chart }: ChartHeld, followed: Followed | null, onMovedByHand: () => void): void {
  const { replica } = useClient();
  const tourId = followed?.goesWith === true ? followed.tourId : null;
  useEffect(() => {
    if (chart === null || tourId === null) return;
    const go = (lon: number, lat: number): void => void chart.jumpTo({ center: [lon, lat] });
    const unit = replica.row(Units, tourId);
    const at = unit === null ? null : fixOf(unit, replica.positions());
    if (at !== null) go(at.lon, at.lat);
    const stop = replica.onPositions((rows) => {
      const row = rows.find((one) => one.tourId === tourId);
      if (row !== undefined) go(row.lon, row.lat);
    });
    // What the map does itself has no event of a hand behind it.
    const moved = chart.on('movestart', (event) => {
      if (event.originalEvent !== undefined) onMovedByHand();
    });
    return () => {
      stop();
      moved.unsubscribe();
    };
  }, [chart, replica, tourId, onMovedByHand]);
}

const TRAIL_MS = 30 * 60_000;

/** Read once, and longer with each position that comes. */
function useTrail(tourId: string | null): readonly TrailRow[] {
  const { replica, now } = useClient();
  const [rows, setRows] = useState<readonly TrailRow[]>([]);
  useEffect(() => {
    setRows([]);
    if (tourId === null) return;
    let live = true;
    void request(`/api/views/${Trail.name}?of=${tourId}`).then(({ status, body }) => {
      if (!live || status !== 200) return;
      const came = (body as { rows: TrailRow[] }).rows;
      setRows((held) => [...came, ...held.filter((row) => row.at > (came.at(-1)?.at ?? 0))]);
    });
    const stop = replica.onPositions((moved) => {
      const row = moved.find((one) => one.tourId === tourId);
      if (row === undefined) return;
      const { lon, lat, at } = row;
      const since = now() - TRAIL_MS;
      setRows((held) => [...held.filter((one) => one.at > since && one.at < at), { id: `${at}`, lon, lat, at }]);
    });
    return () => {
      live = false;
      stop();
    };
  }, [replica, tourId, now]);
  return rows;
}

function useTrailDrawn({ chart, styled }: ChartHeld, trail: readonly TrailRow[]): void {
  useEffect(() => {
    if (chart === null || styled === 0) return;
    fillGround(chart, 'trail', trailFeatures(trail));
  }, [chart, styled, trail]);
}
