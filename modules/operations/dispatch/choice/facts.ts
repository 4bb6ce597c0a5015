import type { Pack } from '../../../force/index.ts';
import type { ChoiceFacts } from './choose.ts';
import type { Rankings } from './rankings.ts';

/** How many better units may stand before one that is sent without a word, in a grade; null: as many as there are. */
export function notAmongOf({ dispatch }: Pack, grade: string): number | null {
  return dispatch.reasonFor.find(({ grades }) => grades.includes(grade))?.notAmong ?? null;
}

/** Looks at nothing but memory: neither roads nor tables are asked when a unit is sent. */
export function choiceFacts(
  { pack, rankings }: { readonly pack: Pack; readonly rankings: Rankings },
  { incidentId, grade, now }: { readonly incidentId: string; readonly grade: string; readonly now: number },
): ChoiceFacts {
  return { ranking: rankings.find(incidentId, now), notAmong: notAmongOf(pack, grade) };
}
