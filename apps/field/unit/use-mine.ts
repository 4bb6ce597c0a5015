import { useEffect } from 'react';
import { usePersistent, useRows } from '../../../client/react.tsx';
import { Units } from '../../../modules/operations/contract.ts';
import { useActing } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import { remember } from '../session/settings.ts';
import { useKept } from '../sync/kept.ts';
import { findBooking, findMyUnit, type Mine, mineOf, type UnitRow } from './my-unit.ts';

export type MineAnswer =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly failure: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'mine'; readonly mine: Mine };

/** My unit by the rows, by what was read last when there is no signal, or by what I have just entered. */
export function useMine(): MineAnswer {
  const { session, memory } = useOfficer();
  const { tourId } = usePersistent(memory);
  const units = useRows(Units);
  const { name, callsign } = session.subject;
  const ready = units.state === 'ready';
  const fresh = ready ? findMyUnit(units.list, { name, callsign, tourId }) : undefined;
  const row = useKept<UnitRow>('unit', fresh);
  const mine = mineOf(row, findBooking(useActing()));
  const found = fresh?.id;
  useEffect(() => {
    if (found !== undefined) remember(memory, { tourId: found });
  }, [memory, found]);
  if (mine !== null) return { kind: 'mine', mine };
  if (ready) return { kind: 'none' };
  return units.state === 'failed' ? { kind: 'failed', failure: units.failure ?? '' } : { kind: 'waiting' };
}
