import type { Db } from '../../../kernel/index.ts';
import type { PlaceHit } from '../contract.ts';
import type { Closure } from '../roads/closure.ts';
import { wordsOf } from '../search/words.ts';
import { listInForce, type OneOffRow } from './queries.ts';

/** Where closures are obeyed. */
export interface ClosedRoads {
  setClosures(closures: readonly Closure[]): Promise<void>;
}

/** What is in force, held in memory for the search, and told to the roads when it has changed. */
export class TakenUp {
  #places: readonly OneOffRow[] = [];
  #closed = '';

  /** One short question; the roads are told only of a change. */
  async look(db: Db, roads: ClosedRoads): Promise<void> {
    const found = await listInForce(db);
    this.#places = found.filter(({ kind }) => kind === 'place');
    const closures = found.filter(({ kind }) => kind === 'closure').map(closureOf);
    const closed = JSON.stringify(closures);
    if (closed === this.#closed) return;
    await roads.setClosures(closures);
    this.#closed = closed;
  }

  /** One-off places all of whose words begin as those that were typed: they stand before what is always there. */
  search(query: string): readonly PlaceHit[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const isAsked = ({ label }: OneOffRow): boolean => {
      const named = wordsOf(label);
      return words.every((word) => named.some((name) => name.startsWith(word)));
    };
    return this.#places.filter(isAsked).map(hitOf);
  }
}

function closureOf({ id, lon, lat, radiusMetres, emergencyMayPass }: OneOffRow): Closure {
  return { id, where: { kind: 'circle', centre: [lon, lat], radiusMetres }, emergencyMayPass };
}

function hitOf({ id, label, lon, lat }: OneOffRow): PlaceHit {
  return {
    id: `one-off:${id}`,
    name: label,
    kind: 'one-off',
    area: '',
    ward: null,
    lon,
    lat,
    match: 'one-off',
    namesakes: [],
  };
}
