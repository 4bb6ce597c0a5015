import { lazyPart } from '../../../client/lazy-part.tsx';
import { useOfPersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { alter } from '../workspace/work.ts';
import { Board } from './board.tsx';

const RecommendationPane = lazyPart('whom to send', () =>
  import('./recommendation-pane.tsx').then((loaded) => loaded.RecommendationPane),
);

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
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const recommending = useOfPersistent(work, (now) => now.recommending);
  if (!recommending || incidentId === null) return <Board />;
  return (
    <RecommendationPane key={incidentId} incidentId={incidentId} onClose={() => alter(work, { recommending: false })} />
  );
}
