import type { RowOf } from '../../kernel/pure.ts';
import { OpenIncidents, Units } from '../../modules/operations/contract.ts';
import type { Crew, Job } from './crew.ts';
import { type IncidentRow, type Player, playersWith, type World } from './world.ts';

export type UnitRow = RowOf<typeof Units>;

/** One of a list, by a share of however many there are; null of none. */
export function drawnOf<T>(list: readonly T[], share: number): T | null {
  return list[Math.floor(share * list.length)] ?? null;
}

/** A unit that works on an incident which this player answers for. */
export interface AtWork {
  readonly row: IncidentRow;
  readonly unit: IncidentRow['units'][number];
  readonly crew: Crew;
  readonly job: Job;
}

/** What this desk answers for and everybody may see, and will see for the rest of the exercise. */
export function openTo(world: World, { screen, seatId, roles }: Player): readonly IncidentRow[] {
  const supervises = roles.includes('control-room-supervisor') || roles.includes('fim');
  return screen
    .rows(OpenIncidents)
    .filter(({ id, state, restriction, ownerSeatId }) => {
      const call = world.callOfIncident.get(id);
      const plain = restriction === 'none' && call !== undefined && call.restriction === null;
      return plain && state !== 'resulted' && state !== 'closed' && (supervises || ownerSeatId === seatId);
    })
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

export function atWork(world: World, player: Player): readonly AtWork[] {
  return openTo(world, player).flatMap((row) =>
    row.units.flatMap((unit): readonly AtWork[] => {
      const crew = world.crews.get(unit.tourId);
      const job = crew?.job ?? null;
      return crew === undefined || unit.stacked || job?.assignmentId !== unit.assignmentId
        ? []
        : [{ row, unit, crew, job }];
    }),
  );
}

/** Units with nothing to do, as the board of this player shows them and as their crews are. */
export function freeUnits(world: World, { screen }: Player): readonly UnitRow[] {
  return screen
    .rows(Units)
    .filter(({ id, active, onDuty, emergency, meaning, stacked }) => {
      const idle = onDuty && !emergency && active === null && stacked.length === 0 && meaning === 'available';
      return idle && world.crews.get(id)?.job === null;
    })
    .toSorted((a, b) => (a.callsign < b.callsign ? -1 : 1));
}

/** A dispatcher, by a share of those who have work at their desk, or of all when nobody has. */
export function dispatcherOf(world: World, share: number): Player | null {
  const all = playersWith(world, 'dispatcher');
  const busy = all.filter((player) => openTo(world, player).length > 0);
  return drawnOf(busy.length > 0 ? busy : all, share);
}
