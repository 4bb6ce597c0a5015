import type { Db } from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import { codesFor } from '../code-mappings/code-for.ts';
import type { TheirCodes } from '../code-mappings/terms.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import type { SeatTerms } from '../terms.ts';
import type { AgencyTerms, CardTerms, FlagTerms, MajorTerms, PartnerTerms } from './terms.ts';

const MINUTE = 60;
const HOUR = 3600;

const secondsOf = (minutes: number | null): number | null => (minutes === null ? null : minutes * MINUTE);
const majorsOf = ({ force }: Neighbours) => force.pack().control.majors;

export function majorTerms(neighbours: Neighbours): MajorTerms {
  const { methaneMinutes, decisionMinutes, debriefHours, climbMinutes, roles } = majorsOf(neighbours);
  const climb = climbMinutes * MINUTE;
  const rungs = (['fim', 'duty-inspector', 'control-room-supervisor'] as const).map((to, n) => ({
    to,
    afterSeconds: n * climb,
  }));
  return {
    methaneSeconds: methaneMinutes * MINUTE,
    decisionSeconds: decisionMinutes * MINUTE,
    debriefSeconds: debriefHours * HOUR,
    ladder: { rungs, repeatSeconds: climb },
    roles: roles.map(({ id, name, minutes }) => ({ id, name, withinSeconds: secondsOf(minutes) })),
  };
}

export function cardTerms(neighbours: Neighbours): readonly CardTerms[] {
  return majorsOf(neighbours).cards.map((card) => ({
    ...card,
    items: card.items.map(({ minutes, ...item }) => ({ ...item, withinSeconds: secondsOf(minutes) })),
  }));
}

export function partnerTerms(neighbours: Neighbours): readonly PartnerTerms[] {
  return majorsOf(neighbours).partners.map(({ minutes, ...partner }) => ({
    ...partner,
    withinSeconds: minutes * MINUTE,
  }));
}

/** What partners are told of the code of an incident. */
export function partnerCodes(neighbours: Neighbours, state: IncidentState): TheirCodes | undefined {
  if (state.situation === 'none') return undefined;
  return codesFor(neighbours.force.pack(), majorsOf(neighbours).partners, state.incident);
}

export function findFlag(neighbours: Neighbours, flagId: string): FlagTerms | null {
  return majorsOf(neighbours).flags.find(({ id }) => id === flagId) ?? null;
}

const OWN = 'police';

/** The force itself, or another agency of the pack. */
export function findAgency({ force }: Neighbours, id: string): AgencyTerms | null {
  const { agencies, name } = force.pack();
  if (id === OWN) return { id, name };
  const found = agencies.find((agency) => agency.id === id);
  return found === undefined ? null : { id, name: found.name };
}

/** Those that dispatch before those that supervise. */
const byTurn: readonly Role[] = ['dispatcher', 'control-room-supervisor'];

/** Desks at which somebody sits who may reach partners. Whoever leads the room is asked only where nobody else is there. */
export async function desksThere(
  { force, connected }: Neighbours,
  db: Db,
  areaId: string | null,
): Promise<readonly SeatTerms[]> {
  const { seats } = force.pack();
  const leading = await force.seatsFor(db, 'fim', areaId, connected);
  const there: string[] = [];
  for (const role of byTurn) there.push(...(await force.seatsFor(db, role, areaId, connected)));
  const others = [...new Set(there)].filter((id) => !leading.includes(id));
  const asked = others.length > 0 ? others : leading;
  return asked.map((id) => ({ id, name: seats.find((seat) => seat.id === id)?.name ?? id }));
}
