import { derivedId, type Reaction } from '../../../../kernel/index.ts';
import type { Past } from '../../../../kernel/pure.ts';
import type { Pack } from '../../../force/index.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';
import { countRepeating } from './queries.ts';

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
      const isRecent = (trendId: string): boolean => at - (foundAt.get(trendId) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
      const asked = rulesOf(pack().service.problem.trends, data).filter(({ trendId }) => !isRecent(trendId));
      const counts = await countRepeating(
        db,
        asked.map(({ by, subjectId, days, limit: most }) => ({ by, subjectId, from: at - days * DAY_MS, most })),
      );
      return asked.flatMap((one, index) => {
        const count = counts[index] ?? 0;
        // By another rule it may have been found just now.
        if (count < one.limit || isRecent(one.trendId)) return [];
        foundAt.set(one.trendId, at);
        return [{ name: 'service.findTrend', input: { ...one, count } }];
      });
    },
  };
}

/** What is looked for after a report: by each rule each thing that it was of. */
function rulesOf(rules: Pack['service']['problem']['trends'], data: Raised['data']) {
  return rules.flatMap(({ by, days, count: limit }) =>
    subjectsOf(data)[by].map((subjectId) => ({
      ...{ trendId: derivedId('trend', by, subjectId), by, subjectId, days, limit },
    })),
  );
}

function subjectsOf({ itemIds, categoryId, siteId }: Raised['data']) {
  const known = (id: string | null | undefined): readonly string[] => (id ? [id] : []);
  return { item: itemIds, category: known(categoryId), place: known(siteId) };
}
