import { type Hit, useSuggestions } from '../../../client/places.ts';
import { useDesk } from '../session/desk.tsx';

/** At a desk the fingers are quick and the list is long. */
const SEARCHING = { limit: 8, waitMs: 60 } as const;

/** Places while typing; what is near comes first, else what is near the middle of the force. */
export function usePlaces(text: string, near: readonly [number, number] | null = null): readonly Hit[] {
  const { pack } = useDesk();
  return useSuggestions(text, { ...SEARCHING, near: near ?? pack?.force.centre ?? null });
}
