import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';

interface Onlooker {
  readonly name: string;
  readonly writing: string | null;
}

const EVERY_MS = 4_000;

/** Says that this IT incident is open here and what is being written; hears who else has it open. */
export function useOnlookers(id: string, writing: string | null): readonly Onlooker[] {
  const [others, setOthers] = useState<readonly Onlooker[]>([]);
  useEffect(() => {
    let live = true;
    const say = async (): Promise<void> => {
      if (document.hidden) return;
      const came = await look(id, writing);
      if (live && came !== null) setOthers(came);
    };
    void say();
    const again = setInterval(() => void say(), EVERY_MS);
    return () => {
      live = false;
      clearInterval(again);
    };
  }, [id, writing]);
  useEffect(() => () => void look(null, null), []);
  return others;
}

async function look(incidentId: string | null, writing: string | null): Promise<readonly Onlooker[] | null> {
  const body = JSON.stringify({ incidentId, writing, kind: 'it-incident' });
  const came = await request('/api/onlookers', { method: 'PUT', body });
  return came.status === 200 ? (came.body as { others: Onlooker[] }).others : null;
}
