import { randomUUID } from 'node:crypto';
import { technician, type World } from '../test-estate.ts';

/** A life of baselines that meets every kind of event of theirs. */
export async function liveBaselines({ must }: World): Promise<void> {
  await must(technician, 'takeBaseline', { baselineId: randomUUID(), name: 'Before the move', note: 'Agreed' });
}
