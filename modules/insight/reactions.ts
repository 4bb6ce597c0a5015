import { idOfStream, type Reaction } from '../../kernel/index.ts';
import type { FigureNeeds } from './figures/queries.ts';
import { findUnattended } from './quality/queries.ts';
import { reviewReactions } from './retention/look.ts';

/** The command looks again when it runs: what was opened again meanwhile is not asked about. */
export function makeReactions(needs: FigureNeeds): readonly Reaction[] {
  const { pack } = needs;
  return [
    ...reviewReactions(needs),
    {
      name: 'insight.askAboutUnattended',
      author: 'quality',
      on: ['operations.IncidentClosed'],
      react: async (event, db) => {
        const incidentId = idOfStream(event.stream);
        if ((await findUnattended(db, incidentId, pack().supervision)) === null) return [];
        const checkId = `unattended-${incidentId}-${event.position}`;
        return [{ name: 'insight.askAboutUnattended', input: { checkId, incidentId } }];
      },
    },
  ];
}
