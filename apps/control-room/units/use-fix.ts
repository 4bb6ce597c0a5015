import { useEffect } from 'react';
import { useClient } from '../../../client/react.tsx';
import type { UnitRow } from './unit-tone.ts';

export interface Fix {
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres?: number | null;
}

interface Placed {
  readonly id: string;
  readonly position: Fix | null;
}

/** The last that is known of where a unit is: its row has that of the moment when the row changed, positions come without it. */
export function fixOf({ id, position }: Placed, moved: ReadonlyMap<string, Fix>): Fix | null {
  const later = moved.get(id);
  return later !== undefined && later.at > (position?.at ?? 0) ? later : position;
}

const nothing = (): void => undefined;

/** For a line that is written again each second anyway: nothing renders by it. */
export function useFix(unit: Pick<UnitRow, 'id' | 'position'> | null): Fix | null {
  const { replica } = useClient();
  useEffect(() => replica.onPositions(nothing), [replica]);
  return unit === null ? null : fixOf(unit, replica.positions());
}
