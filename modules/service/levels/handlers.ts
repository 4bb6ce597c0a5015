import { type AnyHandler, type Clock, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { ExplainBreach } from './commands.ts';
import { explainBreach } from './decide.ts';
import { levelAggregate } from './level.ts';
import { historyOf } from './record-history.ts';
import { readRecord, recordsOf } from './records.ts';
import { workingsOf } from './working.ts';

export interface LevelNeeds {
  readonly pack: () => Pack;
  readonly clock: Pick<Clock, 'now'>;
}

export function levelHandlers({ pack }: LevelNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: ExplainBreach,
      streams: ({ serviceIncidentId }) => ({ level: streamOf(levelAggregate, serviceIncidentId) }),
      facts: async ({ input, recordedAt }, _, { db }) => {
        const { service } = pack();
        const [record] = recordsOf(await readRecord(db, input.serviceIncidentId));
        const history = record === undefined ? null : historyOf(record.events, service.reopenDays);
        const missed =
          history === null
            ? null
            : workingsOf(history, recordedAt).flatMap((one) => (one.breached ? [one.metric] : []));
        return {
          missed,
          hasReason: service.breachReasons.some(({ code }) => code === input.reason),
          hasTeam: service.teams.some(({ id }) => id === input.teamId),
        };
      },
      decide: explainBreach,
    }),
  ];
}
