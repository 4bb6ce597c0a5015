import { useStaff } from '../session/staff.tsx';
import { useVocabulary } from '../words/use-vocabulary.ts';
import { pageName } from '../words/vocabulary.ts';
import type { NameOf, Practice } from './question-words.ts';

const kinds = {
  team: 'teams',
  category: 'categories',
  service: 'services',
  touched: 'services',
  site: 'sites',
  station: 'sites',
} as const;
type NamedKind = (typeof kinds)[keyof typeof kinds];

/** What a field holds ids of, by its name: `team_id`, `closure_category_id`, `serviceIds`. */
function kindOf(fieldId: string): NamedKind | null {
  const found = /(team|category|service|touched|site|station)_?ids?$/i.exec(fieldId)?.[1]?.toLowerCase();
  return found !== undefined && found in kinds ? kinds[found as keyof typeof kinds] : null;
}

interface Names {
  readonly nameOf: NameOf;
  /** What may be chosen where a field holds ids of the force's own; empty: it is typed. */
  readonly choicesOf: (fieldId: string) => readonly (readonly [string, string])[];
}

/** The force's names for what stored fields hold the ids of. */
export function useNames(): Names {
  const { words } = useStaff();
  const namedOf = (fieldId: string) => {
    const kind = kindOf(fieldId);
    return kind === null || words === null ? [] : words[kind];
  };
  return {
    nameOf: (fieldId, value) => namedOf(fieldId).find(({ id }) => id === value)?.name ?? null,
    choicesOf: (fieldId) => namedOf(fieldId).map(({ id, name }) => [id, name] as const),
  };
}

/** The page on which the records of a practice stand: a report calls them as that page is called. */
const pages: Readonly<Record<string, string>> = {
  ...{ 'it-incidents': '/queue', majors: '/majors', problems: '/problems', 'known-errors': '/knowledge' },
  ...{ changes: '/changes', cabs: '/cab', 'change-templates': '/change-templates', requests: '/requests' },
  ...{
    articles: '/articles',
    improvements: '/improvements',
    items: '/estate',
    custodies: '/kit',
    audits: '/kit/audits',
  },
};

export function usePracticeName(): (practice: Practice) => string {
  const vocabulary = useVocabulary();
  return ({ id, name }) => {
    const path = pages[id];
    const word = path === undefined ? name : pageName({ path, own: name }, vocabulary);
    return word === name ? name : `${word} (${name})`;
  };
}
