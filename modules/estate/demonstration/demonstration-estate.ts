import type { Pack } from '../../force/index.ts';
import { drawControlRoom } from './control-room.ts';
import { type Draft, Draughts } from './draft.ts';
import { drawGround } from './ground.ts';
import { drawHallsWithin, drawServices } from './halls.ts';
import { drawOffice } from './offices.ts';
import { drawPapers, drawSpares } from './papers.ts';
import { drawPerson, peopleOf } from './people.ts';
import { drawVehicles } from './vehicles.ts';

const WHOLE = 3_000;
/** So many items a person, with what they carry. */
const EACH = 6;
const SPARES = 240;

/**
 * An estate that fits the pack's units, seats, stations and services: always the same for the same pack. What is needed stands
 * before what needs it. `trusted`: accounts that see what custody has.
 */
export function demonstrationEstate(pack: Pack, trusted: readonly string[]): readonly Draft[] {
  const draughts = new Draughts(pack.id);
  drawGround(draughts, pack);
  drawHallsWithin(draughts, pack);
  const seats = drawControlRoom(draughts, pack);
  drawServices(draughts, pack, seats);
  drawVehicles(draughts, pack);
  drawPapers(draughts, pack);
  for (const [index, station] of pack.stations.entries()) {
    drawOffice(draughts, station, { index, desks: index === 0 ? 80 : 24, trusted });
  }
  const people = peopleOf(pack);
  for (let n = 0; draughts.items.length < WHOLE - SPARES - EACH; n += 1) {
    const { value } = people.next();
    if (value === undefined) break;
    drawPerson(draughts, value, { n, force: pack.id });
  }
  drawSpares(draughts, pack, WHOLE - draughts.items.length);
  return draughts.items;
}
