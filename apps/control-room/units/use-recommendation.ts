import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useRow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { OpenIncidents, Recommendation, Units } from '../../../modules/operations/contract.ts';

export type Ranked = RowOf<typeof Recommendation>;

const AGAIN_MS = 15_000;

/** Ranked by the server when asked: asked again when a unit or the incident changes, and every quarter of a minute. */
export function useRecommendation(incidentId: string): {
  readonly rows: readonly Ranked[] | null;
  readonly fault: string | null;
} {
  const [answer, setAnswer] = useState<{ rows: readonly Ranked[] | null; fault: string | null }>({
    rows: null,
    fault: null,
  });
  const units = useRows(Units);
  const incident = useRow(OpenIncidents, incidentId);
  const stamp = `${incident?.place.lon},${incident?.place.lat},${incident?.grade},${units.list.map((unit) => unit.id + unit.status + (unit.active?.incidentId ?? '')).join()}`;
  useEffect(() => {
    if (stamp === '') return;
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${Recommendation.name}?of=${incidentId}&limit=500`);
      if (!live) return;
      if (came.status === 200) setAnswer({ rows: (came.body as { rows: Ranked[] }).rows, fault: null });
      else setAnswer((held) => ({ ...held, fault: 'not fresh: the server did not answer' }));
    };
    void ask();
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      live = false;
      clearInterval(timer);
    };
  }, [incidentId, stamp]);
  return answer;
}
