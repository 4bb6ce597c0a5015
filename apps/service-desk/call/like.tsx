import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Matches } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useAct } from '../keys/use-act.tsx';
import type { Part } from './values.ts';

type Match = RowOf<typeof Matches>;

const kinds: Readonly<Record<Match['kind'], { readonly words: string; readonly path: string }>> = {
  'it-incident': { words: 'IT incident', path: '/it-incidents' },
  problem: { words: 'problem', path: '/problems' },
  'known-error': { words: 'known error', path: '/problems' },
  change: { words: 'change', path: '/changes' },
};

/** What is open and like it, while it is typed: what helps meanwhile can be read out, what it belongs to is chosen here. */
export function Like({ values, set }: Part) {
  const text = useDeferredValue(`${values.summary} ${values.said}`.trim());
  const itemIds = values.itemIds.join(',');
  if (text.length < 4 && itemIds === '') return null;
  const filters = String(new URLSearchParams({ text, itemIds, categoryId: values.categoryId }));
  return <Matching filters={filters} values={values} set={set} />;
}

function Matching({ filters, values, set }: Part & { readonly filters: string }) {
  const { rows } = useView(Matches, `&${filters}`);
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
              <span>
                <Button
                  pressed={belongs(match)}
                  {...(match === first && { shortcut: 'Alt+B' })}
                  onPress={() => toggle(match)}
                >
                  {belongs(match) ? 'It belongs' : 'Belongs'} to {match.number}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
