import { useEffect, useRef, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useRow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { OpenIncidents, Recommendation, Units } from '../../../modules/operations/contract.ts';
import { startAsking } from './asking.ts';

export type Ranked = RowOf<typeof Recommendation>;

interface Answer {
  readonly rows: readonly Ranked[] | null;
  readonly fault: string | null;
}

/** Ranked by the server when asked: asked again when a unit or the incident changes, and every quarter of a minute. */
export function useRecommendation(incidentId: string): Answer {
  const [answer, setAnswer] = useState<Answer>({ rows: null, fault: null });
  const units = useRows(Units);
  const incident = useRow(OpenIncidents, incidentId);
  const stamp = `${incident?.place.lon},${incident?.place.lat},${incident?.grade},${units.list.map((unit) => unit.id + unit.status + (unit.active?.incidentId ?? '')).join()}`;
  const askAgain = useRef(() => {});
  const asked = useRef(stamp);
  useEffect(() => {
    let isLive = true;
    const { again, stop } = startAsking(async (limit) => {
      const came = await request(`/api/views/${Recommendation.name}?of=${incidentId}&limit=${limit}`);
      if (!isLive) return null;
      if (came.status !== 200) {
        setAnswer((held) => ({ ...held, fault: 'not fresh: the server did not answer' }));
        return null;
      }
      const { rows } = came.body as { rows: Ranked[] };
      setAnswer({ rows, fault: null });
      return rows.length;
    });
    askAgain.current = again;
    return () => {
      isLive = false;
      stop();
    };
  }, [incidentId]);
  useEffect(() => {
    if (asked.current === stamp) return;
    asked.current = stamp;
    askAgain.current();
  }, [stamp]);
  return answer;
}
