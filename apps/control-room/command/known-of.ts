import type { RowOf } from '../../../kernel/pure.ts';
import type { Seats } from '../../../modules/force/contract.ts';
import type { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { wordOf } from '../units/unit-tone.ts';
import type { Macro } from './macros.ts';
import type { Known } from './reading.ts';

type Named = { readonly id: string; readonly name: string };

interface OnScreen {
  readonly units: readonly RowOf<typeof Units>[];
  readonly incidents: readonly RowOf<typeof OpenIncidents>[];
  /** Asked for when somebody is to be written to. */
  readonly desks: readonly Pick<RowOf<typeof Seats>, 'id' | 'name'>[];
  /** What the force names; null: not read yet. */
  readonly pack: {
    readonly grades: Known['grades'];
    readonly statuses: Known['statuses'];
    readonly asks: readonly Named[];
    readonly partnerResources?: readonly (Named & { readonly vehicle: boolean })[];
    readonly areas: readonly (Named & { readonly parent: string | null })[];
    readonly talkgroups: readonly Named[];
    readonly macros: readonly Macro[];
  } | null;
  readonly ownMacros?: readonly Macro[];
  readonly inHand: string | null;
}

/** What a line can name, from the rows that stand on the screen of whoever types. */
export function knownOf({ units, incidents, desks, pack, ownMacros = [], inHand }: OnScreen): Known {
  return {
    units: units
      .filter((unit) => unit.onDuty)
      .map((unit) => ({ id: unit.id, callsign: unit.callsign, state: wordOf(unit), active: unit.active })),
    incidents: incidents
      .filter((row) => row.state !== 'closed')
      .map((row) => ({
        id: row.id,
        number: row.number,
        title: row.codeName,
        place: row.place.label,
        grade: row.grade,
        ownerSeatId: row.ownerSeatId,
      })),
    grades: pack?.grades ?? [],
    statuses: pack?.statuses ?? [],
    asks: pack?.asks ?? [],
    partners: pack?.partnerResources ?? [],
    desks: desks.map(({ id, name }) => ({ id, name })),
    areas: pack?.areas.filter(({ parent }) => parent === null) ?? [],
    talkgroups: pack?.talkgroups ?? [],
    ownMacros,
    forceMacros: pack?.macros ?? [],
    inHand,
  };
}
