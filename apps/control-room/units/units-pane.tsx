import { useState } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
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
  const { work, can } = useDesk();
  const { incidentId } = usePersistent(work);
  const [recommending, setRecommending] = useState(false);
  useAct('recommend', () => setRecommending(!recommending), incidentId !== null && can('unit.assign'));
  if (recommending && incidentId !== null) {
    return <RecommendationPane key={incidentId} incidentId={incidentId} onClose={() => setRecommending(false)} />;
  }
  return <Board />;
}
