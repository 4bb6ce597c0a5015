import { randomUUID } from 'node:crypto';
import { ShowMeAt } from '../../modules/operations/contract.ts';
import type { Mishap } from './scenario.ts';
import type { World } from './world.ts';

/** What goes wrong or is in the way: connections, refreshments with work in hand, calls of units. */
export function letThingsHappen(world: World): void {
  for (const mishap of world.scenario.mishaps) world.agenda.at(mishap.at, () => happen(world, mishap));
}

const happenings: Readonly<Record<Mishap['kind'], (world: World, mishap: Mishap) => Promise<void>>> = {
  'lost-connection': async (world, { who, seconds }) => {
    const player = drawn(world.players, who);
    player.screen.lose();
    await world.agenda.pause(seconds);
    player.screen.mend();
  },
  refreshments: async (world, { who, seconds }) => {
    const crew = drawn([...world.crews.values()], who);
    if (crew.job !== null) world.count('refreshments with work in hand');
    await crew.setStatus('refreshments');
    await world.agenda.pause(seconds);
    if (crew.job === null) await crew.setStatus('available');
  },
  'call-back': async (world, { who }) => {
    await drawn([...world.crews.values()], who).setStatus('call-back');
  },
  emergency: async (world, { who }) => {
    await drawn([...world.crews.values()], who).setStatus('emergency');
  },
  'show-me-at': async (world, { who }) => {
    const crew = drawn([...world.crews.values()], who);
    if (crew.job !== null) return;
    const [lon, lat] = crew.place(world.agenda.now());
    const place = { label: 'Where the crew is', lon, lat, gazetteerId: null };
    const ids = { incidentId: randomUUID(), assignmentId: randomUUID(), tourId: crew.tourId };
    await crew.person.send(ShowMeAt, { ...ids, place, code: '503', what: 'Vehicle check' });
    await world.agenda.pause(600);
    await crew.setStatus('available');
  },
};

async function happen(world: World, mishap: Mishap): Promise<void> {
  world.count(`mishaps: ${mishap.kind}`);
  await happenings[mishap.kind](world, mishap);
}

function drawn<T>(list: readonly T[], share: number): T {
  const found = list[Math.floor(share * list.length)];
  if (found === undefined) throw new Error('there is nobody to whom this could happen');
  return found;
}
