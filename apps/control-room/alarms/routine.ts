import { usePersistent, useRows } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';

/** Class C: a count and no more. Incidents of mine, or without a desk, with lines that I have not seen. */
export function useRoutineCount(): number {
  const { work, session } = useDesk();
  const { seenLines } = usePersistent(work);
  const { list } = useRows(OpenIncidents);
  const seat = session.subject.seat?.id ?? null;
  return list.filter((row) => row.ownerSeatId === seat && row.lastLineAt > (seenLines[row.id] ?? 0)).length;
}
