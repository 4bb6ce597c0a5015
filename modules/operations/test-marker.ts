import { randomUUID } from 'node:crypto';
import { startTimer } from '../../kernel/index.ts';
import { fim, oakham, type World } from './test-world.ts';

export const DAY_MS = 86_400_000;

/** A dog at Mill Street, to be looked at again in ten days; answers its id. */
export async function dogMarker(world: World): Promise<string> {
  const markerId = randomUUID();
  const now = world.test.clock.now();
  const where = { label: 'Mill Street 4', lon: oakham.lon, lat: oakham.lat, radiusMetres: 30 };
  const times = { reviewAt: now + 10 * DAY_MS, expiresAt: now + 40 * DAY_MS };
  await world.must(fim, 'pole.setMarker', {
    ...{ markerId, kind: 'dog', text: 'Loose', reason: 'Bitten' },
    ...where,
    ...times,
  });
  return markerId;
}

/** So many days pass, and what fell due in them is done. */
export async function passDays(world: World, days: number): Promise<void> {
  world.test.clock.advance(days * DAY_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}
