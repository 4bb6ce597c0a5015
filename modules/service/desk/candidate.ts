import type { Db } from '../../../kernel/index.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { type Candidate, type MajorFacts, majorCandidate } from './priority.ts';
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
const alone: MajorFacts['likeReports'] = { now: 1, before: [] };

export function makeFindCandidate(pack: () => DeskPack, waves: Waves): FindCandidate {
  const proposedAt = new Map<string, number>();
  return async (db, { priority, serviceId, categoryId, children, at }) => {
    const { service } = pack();
    const criticality = service.services.find(({ id }) => id === serviceId)?.criticality ?? null;
    const candidateOf = (likeReports: MajorFacts['likeReports']) =>
      majorCandidate({ criticality, children, priority, red: null, likeReports }, service.desk.major);
    // Reports are counted last of all, and not while what would follow of it has been proposed already.
    const plain = candidateOf(alone);
    if (plain !== null || categoryId === null) return plain;
    if (at - (proposedAt.get(categoryId) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return null;
    const found = candidateOf(await waves.likeReports(db, categoryId, at));
    if (found !== null) proposedAt.set(categoryId, at);
    return found;
  };
}
