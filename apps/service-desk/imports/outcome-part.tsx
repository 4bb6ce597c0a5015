import { DifferencesTable } from './differences-table.tsx';
import type { Outcome } from './use-history-import.ts';

const MOST_LINES = 200;

/** What came of a file, or would: first what is wrong with it. */
export function OutcomePart({ outcome }: { outcome: Outcome }) {
  const { dryRun, added, continued, same, faults } = outcome;
  return (
    <div className="stack">
      <p role="status">
        <strong>{dryRun ? 'It would be: ' : 'Done: '}</strong>
        {added} added, {continued} went on, {same} as they were, {faults.length}{' '}
        {faults.length === 1 ? 'line' : 'lines'} left out
      </p>
      {faults.length > 0 && (
        <ul className="history-faults" aria-label="Lines left out">
          {faults.slice(0, MOST_LINES).map(({ line, why }) => (
            <li key={`${line} ${why}`}>
              <span className="number">Line {line}</span>
              <span>{why}</span>
            </li>
          ))}
        </ul>
      )}
      <DifferencesTable differences={Object.entries(outcome.differences)} />
    </div>
  );
}
