import type { Db } from '../../../kernel/index.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { type Candidate, majorCandidate } from './priority.ts';
import type { Waves } from './waves.ts';

interface Weighing {
  readonly priority: number;
  readonly serviceId: string | null;
  readonly categoryId: string | null;
  readonly children: number;
  readonly at: number;
}

/** Whether an IT incident may be a major one, by the rules of the force. */
export type FindCandidate = (db: Db, weighing: Weighing) => Promise<Candidate | null>;

/** Each report of a wave is not proposed anew: the first of it is, and once more an hour later. */
const AGAIN_MS = 3_600_000;

export function makeFindCandidate(pack: () => DeskPack, waves: Waves): FindCandidate {
  const proposedAt = new Map<string, number>();
  return async (db, { priority, serviceId, categoryId, children, at }) => {
    const { service } = pack();
    const criticality = service.services.find(({ id }) => id === serviceId)?.criticality ?? null;
    const likeReports = await waves.likeReports(db, categoryId, at);
    const found = majorCandidate({ criticality, children, priority, red: null, likeReports }, service.desk.major);
    if (found?.rule !== 'like-reports' || categoryId === null) return found;
    if (at - (proposedAt.get(categoryId) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return null;
    proposedAt.set(categoryId, at);
    return found;
  };
}
