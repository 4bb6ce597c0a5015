import type { Db, Reader } from '../../../kernel/index.ts';
import type { Actor } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { claimText, isHeld } from '../claims/claim.ts';
import { findClaim } from '../claims/queries.ts';
import { metresBetween } from '../distance.ts';
import type { Incident, IncidentState } from '../incidents/incident.ts';
import { listConcealedRound } from '../incidents/queries.ts';
import type { Place } from '../place.ts';
import { findPosition } from '../resources/queries.ts';
import type { TourState } from '../resources/tour.ts';
import { choiceFacts } from './choice/facts.ts';
import type { Rankings } from './choice/rankings.ts';
import type { AssignFacts } from './decide.ts';
import { type Sought, soughtFor } from './plan.ts';
import { type SelfAssigned, selfAssigned, sendsItself } from './self-assign.ts';

/** What the response plan of an incident asks for as it stands. */
export function planOf(pack: Pack, state: IncidentState): Sought | null {
  if (state.situation === 'none') return null;
  const { code, grade, place, planSet: set, restriction } = state.incident;
  const guarded = restriction.kind !== 'none';
  return soughtFor(pack, { code: code.code, grade: grade.id, areaId: place.areaId, set, guarded });
}

/** Whether the place lies within the radius of a concealed record that the actor does not know of. */
export async function nearConcealed(
  db: Db,
  { lon, lat }: Pick<Place, 'lon' | 'lat'>,
  id: string,
  actor: Actor,
): Promise<boolean> {
  if (lon === null || lat === null) return false;
  const round = await listConcealedRound(db, lon, lat);
  return round.some((concealed) => concealed.id !== id && !concealed.allowed.includes(actor.id));
}

interface Sending {
  readonly incidentId: string;
  readonly incident: IncidentState;
  readonly tourId: string;
  readonly tour: TourState;
  /** Tours that are sent in the same breath. */
  readonly together?: readonly string[];
}

/** By what a unit is judged, and the rankings that stood before whoever chooses. */
interface Judging {
  readonly pack: Pack;
  /** Null: the choice is made elsewhere, and said there. */
  readonly rankings: Rankings | null;
  readonly now: number;
}

/** What must be known of one unit that is to be sent to one incident. */
export async function assignFacts(
  { db }: Pick<Reader, 'db'>,
  { pack, rankings, now }: Judging,
  actor: Actor,
  { incidentId, incident: state, tourId, tour, together = [] }: Sending,
): Promise<AssignFacts> {
  if (state.situation === 'none') return { plan: null, nearConcealed: false };
  const { incident } = state;
  const itself = tour.situation !== 'none' && sendsItself(actor, tour.tour);
  const kindId = tour.situation === 'none' ? '' : tour.tour.terms.kind;
  return {
    plan: planOf(pack, state),
    kindName: pack.unitKinds.find(({ id }) => id === kindId)?.name ?? kindId,
    ...(rankings !== null && {
      choice: { ...choiceFacts({ pack, rankings }, { incidentId, grade: incident.grade.id, now }), together },
    }),
    claimed: tour.situation === 'none' ? null : await claimedText(db, pack, tour.tour.terms.callsign, now),
    nearConcealed: await nearConcealed(db, incident.place, incidentId, actor),
    selfAssigned: itself ? await byPolicy(db, pack, { incident, tourId, kind: tour.tour.terms.kind }) : null,
  };
}

/** One that another force has lent us is here to be sent. */
async function claimedText(db: Db, { timezone }: Pack, callsign: string, now: number): Promise<string | null> {
  const claim = await findClaim(db, callsign, now);
  return isHeld(claim) ? claimText(claim, now, timezone) : null;
}

interface Wish {
  readonly incident: Incident;
  readonly tourId: string;
  readonly kind: string;
}

async function byPolicy(db: Db, pack: Pack, { incident, tourId, kind }: Wish): Promise<SelfAssigned> {
  const { lon, lat } = incident.place;
  const at = lon === null || lat === null ? null : await findPosition(db, tourId);
  const metres = at === null || lon === null || lat === null ? null : metresBetween(at, { lon, lat });
  return selfAssigned(pack.dispatch.selfAssign, { kind, incident, metres });
}
