import { Link } from 'wouter';
import { useStaff } from '../session/staff.tsx';
import type { Problem } from './problem-words.ts';

const standings = { raised: 'under way', closed: 'closed', rejected: 'rejected', cancelled: 'cancelled' } as const;

/** Changes that were raised for it: closing one asks whether the problem is gone. */
export function ChangePart({ problem }: { problem: Problem }) {
  const { can } = useStaff();
  return (
    <section aria-label="Changes for it" className="stack">
      <h3>Changes for it</h3>
      {problem.changes.length === 0 && <p className="quiet">None was raised</p>}
      <ul className="record-list">
        {problem.changes.map(({ changeId, number, standing, closure }) => (
          <li key={changeId}>
            <Link href={`/changes/${changeId}`}>{number}</Link> {standings[standing]}
            {closure !== null && `, ${closure}`}
          </li>
        ))}
      </ul>
      {can('change.raise') && problem.situation !== 'closed' && (
        <p>
          <Link href={`/changes/new?cause=${problem.id}`}>Raise a change for it</Link>
        </p>
      )}
    </section>
  );
}
