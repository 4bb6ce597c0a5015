import { useEffect, useRef, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useRow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { OpenIncidents, Recommendation, Units } from '../../../modules/operations/contract.ts';

export type Ranked = RowOf<typeof Recommendation>;

const AGAIN_MS = 15_000;
/** Units of a large force change several times a second: they are asked about once. */
const AT_MOST_EVERY_MS = 1_000;
/** As many as a pane shows; the others follow. */
const FIRST = 40;
const ALL = 2_000;

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
  const asking = useRef<Asking>(null);
  const asked = useRef(stamp);
  useEffect(() => {
    asking.current = startAsking(incidentId, setAnswer);
    return asking.current.stop;
  }, [incidentId]);
  useEffect(() => {
    if (asked.current === stamp) return;
    asked.current = stamp;
    asking.current?.again();
  }, [stamp]);
  return answer;
}

interface Asking {
  /** Something has changed. */
  again(): void;
  stop(): void;
}

/** One question at a time: an answer that comes while something changes is shown, and asked for anew. */
function startAsking(incidentId: string, tell: (next: (held: Answer) => Answer) => void): Asking {
  let [askedAt, isAsking, isChanged, isStopped] = [0, false, false, false];
  let next: ReturnType<typeof setTimeout> | undefined;
  /** How many came. */
  const ask = async (limit: number): Promise<number> => {
    askedAt = performance.now();
    const came = await request(`/api/views/${Recommendation.name}?of=${incidentId}&limit=${limit}`);
    if (isStopped) return 0;
    if (came.status !== 200) {
      tell((held) => ({ ...held, fault: 'not fresh: the server did not answer' }));
      return 0;
    }
    const { rows } = came.body as { rows: Ranked[] };
    tell(() => ({ rows, fault: null }));
    return rows.length;
  };
  const askIn = (ms: number): void => {
    clearTimeout(next);
    next = setTimeout(() => void turn(ALL), ms);
  };
  const askSoon = (): void => askIn(Math.max(0, askedAt + AT_MOST_EVERY_MS - performance.now()));
  const turn = async (limit: number): Promise<void> => {
    [isAsking, isChanged] = [true, false];
    if ((await ask(limit)) === FIRST && limit === FIRST) await ask(ALL);
    isAsking = false;
    if (isStopped) return;
    if (isChanged) askSoon();
    else askIn(AGAIN_MS);
  };
  void turn(FIRST);
  return {
    again: () => {
      isChanged = true;
      if (!isAsking) askSoon();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(next);
    },
  };
}
