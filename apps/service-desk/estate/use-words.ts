import { useMemo } from 'react';
import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { EstateWords } from '../../../modules/estate/contract.ts';

type Words = RowOf<typeof EstateWords>;
export type ItemClass = Words['classes'][number];
type Named = 'classes' | 'kinds' | 'stages' | 'sources' | 'teams' | 'stations';

export interface EstateNames {
  readonly words: Words | null;
  /** The name of a class, stage, team …; its id until the words are here. */
  readonly nameOf: (kind: Named, id: string | null) => string;
  readonly classOf: (id: string) => ItemClass | null;
}

/** The words of the force for its estate. */
export function useEstateWords(): EstateNames {
  const words = useRows(EstateWords).list[0] ?? null;
  return useMemo(() => namesOf(words), [words]);
}

function namesOf(words: Words | null): EstateNames {
  const maps = new Map<Named, ReadonlyMap<string, string>>();
  const of = (kind: Named): ReadonlyMap<string, string> => {
    const found = maps.get(kind) ?? new Map((words?.[kind] ?? []).map(({ id, name }) => [id, name]));
    maps.set(kind, found);
    return found;
  };
  return {
    words,
    nameOf: (kind, id) => (id === null ? '' : (of(kind).get(id) ?? id)),
    classOf: (id) => words?.classes.find((one) => one.id === id) ?? null,
  };
}
