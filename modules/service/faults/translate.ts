import type { Impact, OpenCalls, UnitOut } from '../../estate/index.ts';

/** What an IT incident means on the ground. */
export interface Ground {
  readonly impact: Impact;
  /** Units whose radio or car is down, with it or by it. */
  readonly units: readonly UnitOut[];
  readonly openCalls: readonly OpenCalls[];
}

/** The areas that are hit: without cover, or where a unit is that cannot be reached. */
export function areasOf({ policing }: Impact, units: readonly UnitOut[]): readonly string[] {
  return [...new Set([...policing.areas.map(({ areaId }) => areaId), ...units.map(({ areaId }) => areaId)])].sort();
}

export function unitsHit({ policing }: Impact, out: readonly UnitOut[]): readonly UnitOut[] {
  const issis = new Set(policing.radios.flatMap(({ issi }) => issi ?? []));
  const registrations = new Set(policing.vehicles.flatMap(({ registration }) => registration ?? []));
  return out.filter(({ issi, registration }) => issis.has(issi ?? '') || registrations.has(registration ?? ''));
}

const MOST_NAMED = 12;

/** In the words of those who police, a line each; empty: nobody on the ground feels it. Callsigns and counts, no text of an incident. */
export function translate({ impact, units, openCalls }: Ground): readonly string[] {
  const { policing, usualImmediateCalls } = impact;
  const bare = policing.areas.filter(({ left }) => left === 0).map(({ areaId }) => areaId);
  const thin = policing.areas.filter(({ left }) => left > 0).map(({ areaId, left }) => `${areaId} (${left} left)`);
  const lines: (string | null)[] = [
    line(
      'Units',
      units.map(
        ({ callsign, emergency, onJob }) => `${callsign}${emergency ? ' (emergency)' : onJob ? ' (on a job)' : ''}`,
      ),
    ),
    line(
      'Callsigns',
      policing.callsigns.filter((callsign) => !units.some((unit) => unit.callsign === callsign)),
    ),
    policing.positions.length === 0
      ? null
      : `${policing.positions.length} of ${policing.allPositions} control positions: ${named(policing.positions.map(({ label }) => label))}`,
    line(
      'Talkgroups',
      policing.talkgroups.map(({ label }) => label),
    ),
    line(
      'Vehicles',
      policing.vehicles.map(({ registration, callsign }) => registration ?? callsign ?? ''),
    ),
    line(
      'Services',
      policing.services.map(({ label }) => label),
    ),
    line('No radio cover', bare),
    line('Thin radio cover', thin),
    line(
      'Open there',
      openCalls.map(({ grade, count }) => `${count} × ${grade}`),
    ),
    policing.areas.length === 0 ? null : `Usual this hour there: ${usualImmediateCalls.toFixed(1)} immediate calls`,
  ];
  const said = lines.flatMap((one) => one ?? []);
  return said.every((one) => one.startsWith('Usual') || one.startsWith('Open there')) ? [] : said;
}

function line(what: string, names: readonly string[]): string | null {
  return names.length === 0 ? null : `${what}: ${named(names)}`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

interface Floor {
  readonly priority: number;
  readonly because: string;
}

/** How high an IT incident must stand while this is so; null: live demand says nothing. Words name callsigns and counts only. */
export function liveFloor({ units, openCalls, impact }: Ground): Floor | null {
  const inEmergency = units.find(({ emergency }) => emergency);
  if (inEmergency !== undefined) return { priority: 1, because: `${inEmergency.callsign} has an emergency call open` };
  const armed = units.find(({ armed: isArmed, onJob }) => isArmed && onJob);
  if (armed !== undefined) return { priority: 1, because: `armed deployment: ${armed.callsign}` };
  const immediate = openCalls.filter(({ weight }) => weight === 1).reduce((sum, { count }) => sum + count, 0);
  if (impact.policing.areas.some(({ left }) => left === 0) && immediate > 0) {
    return { priority: 1, because: `${immediate} immediate open where radio cover is lost` };
  }
  const busy = units.find(({ onJob }) => onJob);
  return busy === undefined ? null : { priority: 2, because: `${busy.callsign} is on a job with it` };
}
