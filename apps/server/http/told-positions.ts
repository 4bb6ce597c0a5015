export interface MovedUnit {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number | null;
  readonly source: string;
}

/** Six figures are a hand's breadth: more of them are only longer. */
const PER_DEGREE = 1_000_000;
const rounded = (degrees: number): number => Math.round(degrees * PER_DEGREE) / PER_DEGREE;

/** A screen that comes now read the units at most so long ago, and one that was away may have missed as much before its line was lost. */
const OVERLAP_MS = 60_000;
const KEPT_MS = 24 * 3_600_000;
const MOST_KEPT = 20_000;

interface Told {
  readonly row: MovedUnit;
  readonly toldAt: number;
}

/**
 * The last position of each unit that was told to screens: many in a second are told once, the last of them; what has been told is not
 * told again; and whoever comes, or comes back, is told what it missed.
 */
export class ToldPositions {
  readonly #told = new Map<string, Told>();
  readonly #clock: () => number;
  #due = new Map<string, MovedUnit>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Positions as they were kept; the same ones may come again. */
  take(rows: readonly MovedUnit[]): void {
    for (const row of rows) {
      const before = this.#due.get(row.tourId) ?? this.#told.get(row.tourId)?.row;
      const moved = { ...row, lon: rounded(row.lon), lat: rounded(row.lat) };
      if (before === undefined || isNews(before, moved)) this.#due.set(row.tourId, moved);
    }
  }

  /** What is to be told to all, once. */
  due(): readonly MovedUnit[] {
    const rows = [...this.#due.values()];
    const toldAt = this.#clock();
    for (const row of rows) this.#told.set(row.tourId, { row, toldAt });
    this.#due = new Map();
    if (this.#told.size > MOST_KEPT) this.#forget(toldAt - KEPT_MS);
    return rows;
  }

  /** For one who has heard everything up to a time; 0: who has just read the units. */
  missedSince(heardUntil: number): readonly MovedUnit[] {
    const since = (heardUntil === 0 ? this.#clock() : heardUntil) - OVERLAP_MS;
    return [...this.#told.values()].flatMap(({ row, toldAt }) => (toldAt >= since ? [row] : []));
  }

  #forget(before: number): void {
    for (const [id, { toldAt }] of this.#told) if (toldAt < before) this.#told.delete(id);
  }
}

/** An older one is never news; of the same moment, one that says otherwise is. */
function isNews(before: MovedUnit, row: MovedUnit): boolean {
  if (row.at !== before.at) return row.at > before.at;
  return row.lon !== before.lon || row.lat !== before.lat || row.accuracyMetres !== before.accuracyMetres;
}
