import type { Db } from '../../../kernel/index.ts';
import type { CommandOf, InputOf } from '../../../kernel/pure.ts';
import type { FoundKit } from '../../estate/index.ts';
import type { ReportFault } from './commands.ts';
import type { EstateDoor } from './estate-door.ts';

type Report = CommandOf<InputOf<typeof ReportFault>>;

/** What the system knows of what the key was pressed for. */
export type FaultFacts =
  | { readonly kind: 'unknown'; readonly code: 'no-seat' | 'no-such-unit' | 'no-such-item' }
  | {
      readonly kind: 'known';
      readonly title: string;
      readonly kit: readonly FoundKit[];
      readonly seatId: string | null;
      readonly callsign: string | null;
      readonly siteId: string | null;
      /** How the unit stands. */
      readonly state: string;
    };

const nothing = { seatId: null, callsign: null, siteId: null, state: '' };

export async function faultFacts(db: Db, { input, actor }: Report, estate: EstateDoor): Promise<FaultFacts> {
  const { about } = input;
  switch (about.kind) {
    case 'seat': {
      const { seatId } = actor;
      if (seatId === null) return { kind: 'unknown', code: 'no-seat' };
      const kit = await estate.findKit(db, { seatId });
      return { ...nothing, kind: 'known', title: `Position ${kit[0]?.label ?? seatId}`, kit, seatId };
    }
    case 'unit':
      return ofUnit(db, about, estate);
    case 'item': {
      const kit = await estate.findKit(db, { itemId: about.itemId });
      const [first] = kit;
      return first === undefined
        ? { kind: 'unknown', code: 'no-such-item' }
        : { ...nothing, kind: 'known', title: first.label, kit };
    }
  }
}

type OfUnit = Extract<Report['input']['about'], { kind: 'unit' }>;

/** A unit whose radio stands in no register is told of all the same. */
async function ofUnit(db: Db, { tourId, what }: OfUnit, estate: EstateDoor): Promise<FaultFacts> {
  const unit = await estate.findUnitOut(db, { tourId });
  if (unit === null) return { kind: 'unknown', code: 'no-such-unit' };
  const { callsign, issi, registration, stationId: siteId, areaId, talkgroup } = unit;
  const number = what === 'radio' ? issi : registration;
  const kit =
    number === null ? [] : await estate.findKit(db, what === 'radio' ? { issi: number } : { registration: number });
  const title = what === 'radio' ? `Radio of ${callsign}` : `Car of ${callsign}`;
  const busy = unit.emergency ? 'emergency call open' : unit.onJob ? 'on a job' : 'free';
  const numbered = number === null ? '' : ` ${what === 'radio' ? 'ISSI ' : ''}${number},`;
  return {
    kind: 'known',
    title,
    kit,
    seatId: null,
    callsign,
    siteId,
    state: `${callsign}:${numbered} ${talkgroup}, ${areaId}, ${busy}`,
  };
}
