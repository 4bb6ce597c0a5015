import { Link, useLocation } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { IncidentProblems } from '../../../modules/service/contract.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';

/** The problems that caused an IT incident; by a key one is opened from it. */
export function ProblemsOf({ id }: { id: string }) {
  const { list } = useRows(IncidentProblems, id);
  const [, go] = useLocation();
  useAct('openProblem', () => go(`/problems/new?incident=${id}`));
  return (
    <section aria-label="Problems behind it" className="stack">
      <h3 className="label">Problems behind it</h3>
      <ul className="record-list">
        {list.map((problem) => (
          <li key={problem.id}>
            <Link href={`/problems/${problem.id}`}>{problem.number}</Link> {problem.title ?? 'erased'}
          </li>
        ))}
      </ul>
      <div>
        <ActButton act="openProblem">Open a problem</ActButton>
      </div>
    </section>
  );
}
