import type { Db } from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import type { Neighbours } from '../neighbours.ts';
import { findGrade, findOpeningCode, type OpeningTerms } from '../pack-terms.ts';
import type { Place } from '../place.ts';
import type { GradeTerms, PlaceFacts, RestrictionTerms, SeatTerms } from '../terms.ts';

const DEFAULT_RADIUS_METRES = 500;

/** What the force knows of a place. Without coordinates it is unverified, and the shorter target counts: urban. */
export function placeFacts({ force }: Neighbours, place: Place): PlaceFacts {
  const { lon, lat } = place;
  if (lon === null || lat === null) return { verified: false, areaId: null, ward: null, setting: 'urban' };
  const area = force.areaOf(lon, lat);
  const whose = force.forceOf(lon, lat);
  return {
    verified: true,
    areaId: area?.areaId ?? null,
    ward: area?.ward ?? null,
    setting: force.settingOf(lon, lat),
    ...(area !== null && { beatId: area.beatId }),
    // The outlines of the forces are drawn to 500 m: within one of our own beats it is ours, whatever they say.
    ...(whose !== null && { force: area === null ? whose : { ...whose, own: true } }),
  };
}

/** The desk that a new incident lies on: an occupied dispatch seat of its area, else the supervisor, else one that should be occupied. */
export async function dispatchDesk(neighbours: Neighbours, db: Db, areaId: string | null): Promise<SeatTerms | null> {
  const occupied = await occupiedDesk(neighbours, db, 'dispatcher', areaId);
  if (occupied !== null) return occupied;
  const supervisor = await occupiedDesk(neighbours, db, 'control-room-supervisor', areaId);
  if (supervisor !== null) return supervisor;
  const seat = neighbours.force.seatsCovering('dispatcher', areaId)[0];
  return seat === undefined ? null : { id: seat.id, name: seat.name };
}

/** The narrowest seat of a role for an area at which somebody sits. */
export async function occupiedDesk(
  { force, connected }: Neighbours,
  db: Db,
  role: Role,
  areaId: string | null,
): Promise<SeatTerms | null> {
  const occupied = await force.seatsFor(db, role, areaId, connected);
  const seat = force.seatsCovering(role, areaId).find((s) => occupied.includes(s.id));
  return seat === undefined ? null : { id: seat.id, name: seat.name };
}

/** Whether somebody sits at a seat now. */
export async function isOccupied({ force, connected }: Neighbours, db: Db, seatId: string): Promise<boolean> {
  for (const role of force.pack().seats.find((seat) => seat.id === seatId)?.roles ?? []) {
    if ((await force.seatsFor(db, role, null, connected)).includes(seatId)) return true;
  }
  return false;
}

/** Nothing in the code says more: the kind of record that the force pack starts it as. */
export function openingTerms(
  { force }: Neighbours,
  code: string,
  grade: string | undefined,
): { code: OpeningTerms | null; grade: GradeTerms | null; restriction: RestrictionTerms } {
  const pack = force.pack();
  const found = findOpeningCode(pack, code);
  const gradeId = grade ?? found?.grade;
  return {
    code: found,
    grade: gradeId === undefined ? null : findGrade(pack, gradeId),
    restriction: { kind: found?.restriction ?? 'none', allowed: [], radiusMetres: DEFAULT_RADIUS_METRES },
  };
}

export function findSeat({ force }: Neighbours, seatId: string | null): SeatTerms | null {
  if (seatId === null) return null;
  const seat = force.pack().seats.find((s) => s.id === seatId);
  return { id: seatId, name: seat?.name ?? seatId };
}
