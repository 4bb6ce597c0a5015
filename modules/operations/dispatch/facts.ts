import type { Db } from '../../../kernel/index.ts';
import type { Actor } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { listConcealedRound } from '../incidents/queries.ts';
import type { Place } from '../place.ts';
import type { AssignFacts } from './decide.ts';

/** The response plan of an incident's code. */
export function findPlan(pack: Pack, code: string): AssignFacts['plan'] {
  const opening = pack.codes.find((c) => c.code === code);
  const plan = pack.plans.find((p) => p.id === opening?.plan);
  return plan === undefined ? null : { name: plan.name, skills: plan.skills, kinds: plan.kinds };
}

/** Whether the place lies within the radius of a concealed record that the actor does not know of. */
export async function nearConcealed(
  db: Db,
  { lon, lat }: Pick<Place, 'lon' | 'lat'>,
  id: string,
  actor: Actor,
): Promise<boolean> {
  if (lon === null || lat === null) return false;
  const round = await listConcealedRound(db, lon, lat);
  return round.some((concealed) => concealed.id !== id && !concealed.allowed.includes(actor.id));
}
