import { z } from 'zod';
import { PromisesComing } from '../../../modules/operations/contract.ts';
import { useRead } from './use-read.ts';
import type { WatchedRow } from './watch-rows.ts';

/** The shape of a row is no part of what this screen is built with (bare-contracts.ts). */
const Coming = z.object({ rows: z.array(z.custom<WatchedRow>()) });
const none: readonly WatchedRow[] = [];

/** Of what is promised for months, what comes within a day. */
export function useComing(): readonly WatchedRow[] {
  const { value } = useRead(`/api/views/${PromisesComing.name}?limit=2000`, Coming);
  return value?.rows ?? none;
}
