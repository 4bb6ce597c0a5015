import { usePersistent, useRows } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import type { Readiness } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';

/** Class C: a count and no more. Incidents of mine, or without a desk, with lines that I have not seen. */
export function useRoutineCount(): { readonly state: Readiness; readonly count: number } {
  const { work, session } = useDesk();
  const { seenLines } = usePersistent(work);
  const { list, state } = useRows(OpenIncidents);
  const seat = session.subject.seat?.id ?? null;
  const mine = list.filter((row) => row.ownerSeatId === seat && row.lastLineAt > (seenLines[row.id] ?? 0));
  return { state, count: mine.length };
}
