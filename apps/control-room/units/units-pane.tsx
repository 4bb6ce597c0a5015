import { usePersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { alter } from '../workspace/work.ts';
import { Board } from './board.tsx';
import { RecommendationPane } from './recommendation-pane.tsx';

/** The third column: the board, or who should go to the incident in hand. */
export function UnitsPane() {
  const narrow = useNarrow();
  if (narrow) return null;
  return (
    <section className="pane units-column" aria-label="Units">
      <UnitsTab />
    </section>
  );
}

export function UnitsTab() {
  const { work } = useDesk();
  const { incidentId, recommending } = usePersistent(work);
  if (!recommending || incidentId === null) return <Board />;
  return (
    <RecommendationPane key={incidentId} incidentId={incidentId} onClose={() => alter(work, { recommending: false })} />
  );
}
