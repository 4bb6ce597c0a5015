import { randomUUID } from 'node:crypto';
import { SplitUnit, Units } from '../../modules/operations/contract.ts';
import { dispatcherOf, drawnOf, freeUnits } from './choose.ts';
import { Crew } from './crew.ts';
import { typeLine } from './line.ts';
import type { Turn } from './turns.ts';
import type { Player, World } from './world.ts';

const TOGETHER_SECONDS = 20 * 60;

/** `pair RA21 RA22`: two crews go on as one; later they part again, the second under its own callsign. */
export async function pairUp(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const free = player === null ? [] : freeUnits(world, player);
  const one = drawnOf(free, turn.which);
  const other = free.find(({ id }) => id !== one?.id);
  if (player === null || one === null || other === undefined) return false;
  const second = world.crews.get(other.id);
  const sent = await typeLine(world, player, `pair ${one.callsign} ${other.callsign.toLowerCase()}`);
  if (sent?.[0]?.came.kind !== 'done' || second === undefined) return true;
  world.count('crews paired');
  world.crews.delete(other.id);
  await world.agenda.pause(TOGETHER_SECONDS);
  await part(world, player, { tourId: one.id, second, of: other });
  return true;
}

interface Parting {
  readonly tourId: string;
  readonly second: Crew;
  readonly of: ReturnType<typeof freeUnits>[number];
}

async function part(world: World, player: Player, { tourId, second, of }: Parting): Promise<void> {
  const together = player.screen.rows(Units).find(({ id }) => id === tourId);
  if (together === undefined) return;
  const newTourId = randomUUID();
  const { callsign, kind, vehicle, issi, skills } = of;
  const came = await player.person.send(SplitUnit, {
    ...{ tourId, newTourId, callsign, kind, vehicle, issi, skills: [...skills], equipment: [] },
    seen: together.crew.map(({ collar }) => collar),
    collars: of.crew.map(({ collar }) => collar),
  });
  if (came.kind !== 'done') return;
  world.count('crews split');
  const first = world.crews.get(tourId);
  const at = (first ?? second).place(world.agenda.now());
  const crew = new Crew(world, second.person, { tourId: newTourId, callsign, at });
  world.crews.set(newTourId, crew);
  await crew.setStatus('available');
}
