import { z } from 'zod';
import { RosterWatched } from '../../../modules/operations/contract.ts';
import { useRead } from './use-read.ts';
import type { WatchedRow } from './watch-rows.ts';

const Coming = z.object({ rows: z.array(RosterWatched.row) });
const none: readonly WatchedRow[] = [];

/** What rosters and authorities promise for the next day. */
export function useComing(): readonly WatchedRow[] {
  const { value } = useRead(`/api/views/${RosterWatched.name}?limit=2000`, Coming);
  return value?.rows ?? none;
}
