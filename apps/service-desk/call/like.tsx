import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Matches } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useAct } from '../keys/use-act.tsx';
import { Fixed } from '../knowledge/may-help.tsx';
import type { Part } from './values.ts';

type Match = RowOf<typeof Matches>;

const kinds: Readonly<Record<Match['kind'], { readonly words: string; readonly path: string }>> = {
  'it-incident': { words: 'IT incident', path: '/it-incidents' },
  problem: { words: 'problem', path: '/problems' },
  'known-error': { words: 'known error', path: '/problems' },
  change: { words: 'change', path: '/changes' },
};

/** What is open and like it, while it is typed; of little typed nothing is asked. */
export function useMatches({ values }: Pick<Part, 'values'>): readonly Match[] {
  const text = useDeferredValue(`${values.summary} ${values.said}`.trim());
  const itemIds = values.itemIds.join(',');
  const filters = new URLSearchParams({ text, itemIds, categoryId: values.categoryId });
  const asked = text.length >= 4 || itemIds !== '';
  const { rows } = useView(Matches, asked ? `&${filters}` : null);
  return asked ? rows : [];
}

interface LikeProps extends Part {
  readonly rows: readonly Match[];
  readonly onFixed: () => void;
}

/** What helps meanwhile can be read out, what it belongs to is chosen here. */
export function Like({ rows, values, set, onFixed }: LikeProps) {
  const first = rows.find(({ kind }) => kind !== 'change');
  const belongs = (match: Match): boolean => match.id === values.parentId || match.id === values.problemId;
  const toggle = (match: Match): void => {
    const id = belongs(match) ? null : match.id;
    set(match.kind === 'it-incident' ? { parentId: id } : { problemId: id });
  };
  useAct('belongs', () => first !== undefined && toggle(first), first !== undefined);
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-label="Open and like it">
      <h3>Open and like it</h3>
      <ul className="record-list">
        {rows.map((match) => (
          <li key={match.id} className="stack">
            <span>
              <span className="call-kind">{kinds[match.kind].words}</span>{' '}
              <Link href={`${kinds[match.kind].path}/${match.id}`}>{match.number}</Link> {match.title ?? 'erased'}
              <span className="hint"> {match.because}</span>
            </span>
            {match.workaround !== null && match.workaround !== '' && (
              <span>
                <span className="label">Helps meanwhile</span> {match.workaround}
              </span>
            )}
            {match.kind !== 'change' && (
              <span className="row wrap">
                <Button
                  pressed={belongs(match)}
                  {...(match === first && { shortcut: 'Alt+B' })}
                  onPress={() => toggle(match)}
                >
                  {belongs(match) ? 'It belongs' : 'Belongs'} to {match.number}
                </Button>
                {match.kind === 'known-error' && (
                  <Fixed
                    one={{ kind: match.kind, id: match.id }}
                    door="call"
                    categoryId={values.categoryId}
                    siteId={null}
                    onFixed={onFixed}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
