import type { Map as Chart } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { calmed } from '../../../client/calmed.ts';
import { useClient, useOfPersistent, useRow } from '../../../client/react.tsx';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { claimMark, claimsNow } from '../lent/use-claims.ts';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { accuracyCircles, callerCircles, callerTracks, incidentFeatures, unitFeatures } from './features.ts';
import { isIncidentInFront, isUnitInFront, type Task, taskOf } from './foreground.ts';
import { fillGround } from './layers.ts';
import type { ChartHeld } from './use-chart.ts';
import { newestOf, watchPainting } from './watch-painting.ts';

const CALM_MS = 250;
const USUAL_STALE_SECONDS = 120;

/** What the operator is at, as the map shows it; it changes when that does, and not with each row. */
export function useTask(drawing: boolean): Task {
  const { work } = useDesk();
  const incidentId = useOfPersistent(work, (held) => held.incidentId);
  const tourId = useOfPersistent(work, (held) => held.tourId);
  const recommending = useOfPersistent(work, (held) => held.recommending);
  const chosen = useRow(Units, tourId ?? '');
  const inNeed = chosen?.emergency === true ? chosen : null;
  return useMemo(
    () => taskOf({ incidentId, recommending, drawing }, inNeed),
    [incidentId, recommending, drawing, inNeed],
  );
}

/**
 * All of it together, at most four times a second, and never before what was drawn last is in the picture: a machine without a graphics
 * card takes a good part of a second for a crowd, and would fall further behind with each drawing.
 */
export function useRowsDrawn({ chart, drawn, styled }: ChartHeld, task: Task): void {
  const client = useClient();
  const { replica, now } = client;
  const { work, weightOf, pack } = useDesk();
  const incidentId = useOfPersistent(work, (held) => held.incidentId);
  const tourId = useOfPersistent(work, (held) => held.tourId);
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const staleMs = (pack?.stalePositionSeconds ?? USUAL_STALE_SECONDS) * 1000;
    let callers: readonly ContactRow[] | null = null;
    let circles = '';
    let places: { of: unknown; count: number } = { of: null, count: 0 };
    let owed = false;
    const caughtUp = (): void => {
      if (owed) calm.call();
    };
    const painting = watchPainting(chart, () => newestOf(replica.positions()), caughtUp);
    const draw = (): void => {
      owed = painting.isBehind();
      if (owed) return;
      const { list: incidents } = replica.rows(OpenIncidents);
      const inFront = (id: string): boolean => isIncidentInFront(task, id);
      // They do not move with each second: what is the same list is the same picture.
      if (incidents !== places.of) {
        const features = incidentFeatures(incidents, weightOf, incidentId, inFront);
        drawn.current.draw(chart, 'incidents', features);
        places = { of: incidents, count: features.length };
      }
      const { list: units } = replica.rows(Units);
      const placed = { units, moved: replica.positions(), chosen: tourId };
      const isInFront = (unit: (typeof units)[number]): boolean => isUnitInFront(task, unit);
      const claims = claimsNow(client);
      const ofForce = ({ callsign }: (typeof units)[number]): string | null => {
        const claim = claims.get(callsign);
        return claim === undefined ? null : claimMark(claim);
      };
      const marks = unitFeatures({ ...placed, now: now(), staleMs, isInFront, ofForce });
      const moved = drawn.current.draw(chart, 'units', marks);
      painting.told({ units: marks.length, incidents: places.count, moved });
      circles = drawAccuracy(chart, accuracyCircles(placed), circles);
      const chosen = drawn.current.chosen().map(({ id }) => id);
      chart.getContainer().setAttribute('data-chosen', chosen.join(' '));
      const { list } = replica.rows(Contacts);
      if (list === callers) return;
      callers = list;
      fillGround(chart, 'callers', [...callerCircles(list), ...callerTracks(list)]);
    };
    const calm = calmed(draw, CALM_MS);
    const stops = [OpenIncidents, Units, Contacts].map((view) => replica.onRows(view, undefined, calm.call));
    const stop = replica.onPositions(calm.call);
    draw();
    return () => {
      calm.stop();
      painting.stop();
      stop();
      for (const one of stops) one();
    };
  }, [chart, styled, incidentId, tourId, weightOf, client, replica, now, pack, drawn, task]);
}

/** Few units are so far off that it shows: as long as none of them moves, nothing is drawn again. */
function drawAccuracy(chart: Chart, circles: ReturnType<typeof accuracyCircles>, before: string): string {
  const said = circles.map(({ id, geometry }) => `${id} ${geometry.coordinates[0]?.[0]?.join(' ')}`).join();
  if (said !== before) fillGround(chart, 'accuracy', circles);
  return said;
}
