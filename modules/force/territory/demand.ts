import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';

/** When a kind of event happens: by day, in the evening and at night, or at any hour. */
export const demandGroups = ['day', 'evening', 'even'] as const;
export type DemandGroup = (typeof demandGroups)[number];

/** A street point and how much of the demand falls there. */
export interface DemandPoint {
  readonly lon: number;
  readonly lat: number;
  /** Events a month at this point; for an hour, as many as if the whole day were like it. */
  readonly weight: number;
  readonly areaId: string;
  readonly beatId: string;
}

const DemandFile = z.object({
  months: z.int().positive(),
  columns: z.tuple([z.literal('lon'), z.literal('lat'), z.literal('day'), z.literal('evening'), z.literal('even')]),
  beats: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.int(), z.int(), z.int()]))),
});

const HOURS = 24;

/** The demand of a pack, by local hour (0–23) or over the whole day. Each answer is made once and kept. */
export function openDemand(pack: Pack, packDir: string): (hour?: number) => readonly DemandPoint[] {
  const file = DemandFile.parse(JSON.parse(readFileSync(join(packDir, 'demand.json'), 'utf8')));
  const parents = new Map(pack.areas.map((area) => [area.id, area.parent ?? area.id]));
  const made = new Map<number | undefined, readonly DemandPoint[]>();
  return (hour) => {
    const held = made.get(hour) ?? pointsAt(hour);
    made.set(hour, held);
    return held;
  };

  function pointsAt(hour: number | undefined): DemandPoint[] {
    const [day, evening, even] = demandGroups.map((group) => factor(pack, group, hour));
    return Object.entries(file.beats).flatMap(([beatId, points]) =>
      points.map(([lon, lat, ...counts]) => ({
        lon,
        lat,
        weight: (counts[0] * (day ?? 1) + counts[1] * (evening ?? 1) + counts[2] * (even ?? 1)) / file.months,
        areaId: parents.get(beatId) ?? beatId,
        beatId,
      })),
    );
  }
}

function factor(pack: Pack, group: DemandGroup, hour: number | undefined): number {
  return hour === undefined ? 1 : (pack.demandHours[group][hour] ?? 0) * HOURS;
}
