import type { Slice } from '../../kernel/index.ts';
import type { RowOf } from '../../kernel/pure.ts';
import type { FieldTerm, Pack } from '../force/index.ts';
import { fieldsOf, termsOf } from './items/terms.ts';
import { EstateWords } from './words.ts';

/** Follows the pack in force, as the pack's own view does. */
export function words(pack: () => Pack): Slice {
  const current = () => ({ key: pack().version, row: rowOf(pack()), member: true });
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [
      {
        declaration: EstateWords,
        list: async () => [current()],
        byKeys: async (_db, keys) =>
          keys.map((key) => (key === pack().version ? current() : { key, row: null, member: false })),
      },
    ],
    live: (event) => {
      if (event.type !== 'force.PackPublished') return [];
      const { version, previous } = event.data as { version: string; previous: string | null };
      return [{ view: EstateWords.name, keys: previous === null ? [version] : [version, previous] }];
    },
  };
}

function rowOf(pack: Pack): RowOf<typeof EstateWords> {
  const { classes, kinds, stages, sources } = termsOf(pack);
  return {
    version: pack.version,
    classes: [...classes.values()].map((one) => {
      const { id, name, group, prefix } = one;
      return { id, name, group, prefix, fields: fieldsOf(one).map(fieldOf) };
    }),
    kinds: [...kinds.values()],
    stages: [...stages.values()],
    sources: [...sources.values()],
    teams: pack.service.teams,
    stations: pack.stations.map(({ id, name }) => ({ id, name })),
  };
}

function fieldOf({ id, name, kind, example, values, unit, key, personal }: FieldTerm) {
  return { id, name, kind, example, values, unit, key, personal };
}
