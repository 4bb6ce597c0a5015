import { derivedId, type Reaction } from '../../../../kernel/index.ts';
import type { Past } from '../../../../kernel/pure.ts';
import type { Pack } from '../../../force/index.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';
import { listRepeating } from './queries.ts';

type Raised = Past<Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>>;

const DAY_MS = 86_400_000;
/** Whatever was found, or proposed, is not counted again for an hour: a wave of reports is counted once. */
const AGAIN_MS = 3_600_000;

/** SM-42: repeated IT incidents of one item, category or place are proposed as a problem, by the rules of the force. */
export function findTrends(pack: () => Pick<Pack, 'service'>): Reaction {
  const foundAt = new Map<string, number>();
  return {
    name: 'service.findTrends',
    author: 'what repeats',
    on: ['service.ServiceIncidentRaised'],
    react: async (event, db) => {
      const { data, occurredAt: at } = event as unknown as Raised;
      // What was long ago elsewhere repeats nothing here.
      if (data.history !== undefined) return [];
      const commands = [];
      for (const { by, days, count: limit } of pack().service.problem.trends) {
        for (const subjectId of subjectsOf(data)[by]) {
          const trendId = derivedId('trend', by, subjectId);
          if (at - (foundAt.get(trendId) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) continue;
          const { length: count } = await listRepeating(db, { by, subjectId, from: at - days * DAY_MS, most: limit });
          if (count < limit) continue;
          foundAt.set(trendId, at);
          commands.push({ name: 'service.findTrend', input: { trendId, by, subjectId, days, limit, count } });
        }
      }
      return commands;
    },
  };
}

function subjectsOf({ itemIds, categoryId, siteId }: Raised['data']) {
  const known = (id: string | null | undefined): readonly string[] => (id ? [id] : []);
  return { item: itemIds, category: known(categoryId), place: known(siteId) };
}
