import { useEffect, useState } from 'react';
import { request } from './http.ts';

interface Onlooker {
  readonly name: string;
  readonly seatName: string | null;
  readonly writing: string | null;
}

/** What kind of record it is, and which: null when it is put away. */
interface Looked<Id = string> {
  readonly kind: 'incident' | 'it-incident';
  readonly id: Id;
}

const EVERY_MS = 4_000;

/** Says that this record is open here and what is being written; hears who else has it open. */
export function useOnlookers({ kind, id }: Looked, writing: string | null): readonly Onlooker[] {
  const [others, setOthers] = useState<readonly Onlooker[]>([]);
  useEffect(() => {
    let live = true;
    const say = async (): Promise<void> => {
      if (document.hidden) return;
      const came = await look({ kind, id }, writing);
      if (live && came !== null) setOthers(came);
    };
    void say();
    const again = setInterval(() => void say(), EVERY_MS);
    return () => {
      live = false;
      clearInterval(again);
    };
  }, [kind, id, writing]);
  useEffect(() => () => void look({ kind, id: null }, null), [kind]);
  return others;
}

async function look({ kind, id }: Looked<string | null>, writing: string | null): Promise<readonly Onlooker[] | null> {
  const body = JSON.stringify({ incidentId: id, writing, kind });
  const came = await request('/api/onlookers', { method: 'PUT', body });
  return came.status === 200 ? (came.body as { others: Onlooker[] }).others : null;
}
