interface Point {
  readonly lon: number;
  readonly lat: number;
}

interface Waiting {
  readonly state: string;
  readonly grade: string;
  readonly units: readonly unknown[];
  readonly masked: boolean;
  readonly receivedAt: number;
  readonly place: { readonly lon: number | null; readonly lat: number | null; readonly areaId: string | null };
}

export interface Near<Row> {
  readonly incident: Row;
  /** In a straight line; null: one of the two places is not known. */
  readonly metres: number | null;
}

interface Here {
  readonly at: Point | null;
  readonly areaId: string | null;
  readonly weightOf: (grade: string) => number;
}

/** Beyond it is other people's ground, unless it lies in the unit's own area. */
const NEAR_METRES = 10_000;

/** What nobody is on, in my area or near me: the gravest first, then the nearest, then the oldest. What is masked is not for the taking. */
export function unresourcedNear<Row extends Waiting>(incidents: readonly Row[], here: Here): readonly Near<Row>[] {
  return incidents
    .filter(({ state, units, masked }) => state === 'open' && units.length === 0 && !masked)
    .map((incident) => ({ incident, metres: metresTo(incident.place, here.at) }))
    .filter(({ incident, metres }) => incident.place.areaId === here.areaId || (metres ?? Infinity) <= NEAR_METRES)
    .toSorted(
      (a, b) =>
        here.weightOf(a.incident.grade) - here.weightOf(b.incident.grade) ||
        (a.metres ?? Infinity) - (b.metres ?? Infinity) ||
        a.incident.receivedAt - b.incident.receivedAt,
    );
}

export function farAway(metres: number | null): string {
  if (metres === null) return 'how far is not known';
  return metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
}

const METRES_PER_DEGREE = 111_195;

/** Flat: within a county it is off by less than anybody drives round a corner. */
function metresTo({ lon, lat }: Waiting['place'], at: Point | null): number | null {
  if (at === null || lon === null || lat === null) return null;
  const across = (lon - at.lon) * Math.cos((at.lat * Math.PI) / 180);
  return Math.hypot(across, lat - at.lat) * METRES_PER_DEGREE;
}
