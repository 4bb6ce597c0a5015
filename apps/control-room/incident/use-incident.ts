import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useOfRows, useRow } from '../../../client/react.tsx';
import { IncidentLog, OpenIncidents } from '../../../modules/operations/contract.ts';
import type { IncidentRow } from '../queue/order.ts';

export type Looked =
  | { readonly state: 'waiting' }
  | { readonly state: 'gone' }
  | { readonly state: 'here'; readonly incident: IncidentRow };

/** One incident: from the rows at hand while it is open; when it is closed, read again with each line of its log. */
export function useIncident(id: string): Looked {
  const open = useRow(OpenIncidents, id);
  const state = useOfRows(OpenIncidents, (rows) => rows.state);
  const [closed, setClosed] = useState<{ id: string; row: IncidentRow | null } | null>(null);
  const missing = open === null && state === 'ready';
  const lines = useOfRows(IncidentLog, (rows) => rows.list.length, id);
  const version = missing ? lines : null;
  useEffect(() => {
    if (version === null) return;
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${OpenIncidents.name}?id=${id}`);
      if (live && came.status === 200) setClosed({ id, row: (came.body as { rows: IncidentRow[] }).rows[0] ?? null });
    };
    void ask();
    return () => {
      live = false;
    };
  }, [id, version]);
  if (open !== null) return { state: 'here', incident: open };
  if (closed === null || closed.id !== id || !missing) return { state: 'waiting' };
  return closed.row === null ? { state: 'gone' } : { state: 'here', incident: closed.row };
}
