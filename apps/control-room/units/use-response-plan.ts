import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useRow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { OpenIncidents, ResponsePlan } from '../../../modules/operations/contract.ts';

export type PlanRow = RowOf<typeof ResponsePlan>;

export async function askPlan(incidentId: string): Promise<PlanRow | null> {
  const came = await request(`/api/views/${ResponsePlan.name}?of=${incidentId}`);
  return came.status === 200 ? ((came.body as { rows: PlanRow[] }).rows[0] ?? null) : null;
}

/** The plan of an incident as it stands; asked again with each line of its log. Null while it is not known. */
export function useResponsePlan(incidentId: string): PlanRow | null {
  const [plan, setPlan] = useState<PlanRow | null>(null);
  const lines = useRow(OpenIncidents, incidentId)?.lines ?? 0;
  useEffect(() => {
    let live = true;
    // The count of its lines is no part of the question: it says when to ask.
    void lines;
    void askPlan(incidentId).then((found) => live && found !== null && setPlan(found));
    return () => {
      live = false;
    };
  }, [incidentId, lines]);
  return plan;
}
