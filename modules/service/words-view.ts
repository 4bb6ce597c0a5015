import type { Slice } from '../../kernel/index.ts';
import type { RowOf } from '../../kernel/pure.ts';
import type { Pack } from '../force/index.ts';
import { ServiceWords } from './words.ts';

/** Follows the pack in force, as the pack's own view does. */
export function words(pack: () => Pack): Slice {
  const current = () => ({ key: pack().version, row: rowOf(pack()), member: true });
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [
      {
        declaration: ServiceWords,
        list: async () => [current()],
        byKeys: async (_db, keys) =>
          keys.map((key) => (key === pack().version ? current() : { key, row: null, member: false })),
      },
    ],
    live: (event) => {
      if (event.type !== 'force.PackPublished') return [];
      const { version, previous } = event.data as { version: string; previous: string | null };
      return [{ view: ServiceWords.name, keys: previous === null ? [version] : [version, previous] }];
    },
  };
}

function rowOf({ version, service, stations }: Pack): RowOf<typeof ServiceWords> {
  const { teams, categories, services, breachReasons, priorityMatrix, reopenDays, autoCloseDays } = service;
  const pauseReasons = service.pauseReasons.map(({ code, name, waitsFor, priorities }) => ({
    ...{ code, name, waitsFor, priorities },
  }));
  const sites = stations.map(({ id, name }) => ({ id, name }));
  const { textModules, scripts, dashboards, vocabulary } = service.desk;
  const { statuses, required } = service.rules;
  return {
    ...{ version, teams, categories, services, pauseReasons, sites, priorityMatrix, reopenDays, autoCloseDays },
    ...{ textModules, scripts, breachReasons, statuses, dashboards, vocabulary },
    required: required.map(({ record, state, fields }) => ({ record, state, fields: [...fields] })),
  };
}
