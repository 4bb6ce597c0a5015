import { type Profile, profiles } from './access.ts';
import { type Closure, Closures } from './closure.ts';
import type { RoadGraph } from './graph.ts';
import { buildNetwork } from './network.ts';
import { makeSnapper, pointOf } from './snap.ts';
import type { LonLat } from './sphere.ts';
import { type Ground, type TableOptions, type TravelEntry, travelTable } from './table.ts';

const WARM_PLACES = 200;
const WARM_QUESTIONS = 4;

/** Answers travel questions over one graph, in the thread that it is in. */
export class RoadDesk {
  readonly #graph: RoadGraph;
  readonly #grounds = new Map<Profile, Ground>();
  #closures: readonly Closure[] = [];

  constructor(graph: RoadGraph) {
    this.#graph = graph;
  }

  table(from: readonly LonLat[], to: readonly LonLat[], options: TableOptions): TravelEntry[][] {
    return travelTable(this.#ground(options.profile), { from, to }, options);
  }

  /** Makes both profiles ready, and the machine's code for them: the first question of a shift waits for nothing. */
  warm(): void {
    const all = this.#graph.shapeLon.length;
    const places = Array.from({ length: Math.min(WARM_PLACES, all) }, (_, n) =>
      pointOf(this.#graph, Math.floor((n * all) / WARM_PLACES)),
    );
    for (const profile of profiles) {
      for (const to of places.slice(0, WARM_QUESTIONS)) this.table(places, [to], { profile, by: 'time' });
    }
  }

  setClosures(closures: readonly Closure[]): void {
    this.#closures = closures;
    for (const [profile, ground] of this.#grounds) {
      this.#grounds.set(profile, { ...ground, closures: new Closures(this.#graph, closures, profile) });
    }
  }

  /** Made when first needed: a command asks for one profile only. */
  #ground(profile: Profile): Ground {
    const known = this.#grounds.get(profile);
    if (known) return known;
    const made: Ground = {
      network: buildNetwork(this.#graph, profile),
      snapper: makeSnapper(this.#graph, profile),
      closures: new Closures(this.#graph, this.#closures, profile),
    };
    this.#grounds.set(profile, made);
    return made;
  }
}
