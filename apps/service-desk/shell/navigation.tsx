import { Link, useLocation } from 'wouter';
import { useVocabulary } from '../words/use-vocabulary.ts';
import { pageName } from '../words/vocabulary.ts';
import { Menu } from './menu.tsx';
import type { Place } from './places.ts';

/** So many names stand side by side for whoever has no more; others find what is not looked at all day under More, which is marked while they are there: no name moves. */
const MOST_NAMES = 6;

export function Navigation({ places }: { places: readonly Place[] }) {
  const [at] = useLocation();
  const vocabulary = useVocabulary();
  const named = places.filter(({ name }) => name !== null);
  const folds = named.length > MOST_NAMES;
  const isFolded = ({ seldom }: Place): boolean => folds && seldom === true;
  const folded = named.filter(isFolded);
  const link = ({ path, name }: Place) => (
    <Link key={path} href={path} aria-current={where(path, at)}>
      {name !== null && pageName({ path, own: name }, vocabulary)}
    </Link>
  );
  return (
    <nav aria-label="Service centre">
      {named.filter((place) => !isFolded(place)).map(link)}
      {folds && (
        <Menu summary="More" current={folded.some(({ path }) => where(path, at) !== undefined)}>
          {folded.map(link)}
        </Menu>
      )}
    </nav>
  );
}

/** What stands under a place belongs to it: a record to its list. */
function where(path: string, at: string): 'page' | 'true' | undefined {
  if (at === path) return 'page';
  return path !== '/' && at.startsWith(`${path}/`) ? 'true' : undefined;
}
