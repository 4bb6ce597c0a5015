import { type Hit, useSuggestions } from '../../../client/places.ts';
import { useDesk } from '../session/desk.tsx';
import { middleOf } from './middle-of.ts';

/** At a desk the fingers are quick and the list is long. */
const SEARCHING = { limit: 8, waitMs: 60 } as const;

/** Places while typing; what is near comes first, else what is near the middle of the desk's areas, or of the force. */
export function usePlaces(text: string, near: readonly [number, number] | null = null): readonly Hit[] {
  const { pack, session } = useDesk();
  const own = new Set(session.subject.seat?.areas);
  const middle = middleOf(
    pack?.areas.flatMap(({ id, centre }) => (own.has(id) && centre !== undefined ? [centre] : [])) ?? [],
  );
  return useSuggestions(text, { ...SEARCHING, near: near ?? middle ?? pack?.force.centre ?? null });
}
