import type { Profile } from './access.ts';
import { at, edgeBit, edgeOf, type RoadGraph, type TurnRule } from './graph.ts';

/** A rule under way: the first `done` arcs of its path have been driven. */
interface Active {
  readonly rule: number;
  readonly done: number;
}

/** What of the way to an arc still matters on it. */
interface Memory {
  readonly active: readonly Active[];
  /** On a reserved road, come from an open one: to drive on to an open one would be to pass through. */
  readonly visiting: boolean;
}

const nothing: Memory = { active: [], visiting: false };

/** The states of a network, numbered as they are met. State n is arc n driven from its start or from a place on it. */
export class StateTable {
  readonly #reserved: (arc: number) => boolean;
  readonly #rules: readonly TurnRule[];
  readonly #arcs: number[];
  readonly #memory: Memory[];
  readonly #beginning = new Map<number, readonly Active[]>();
  readonly #others = new Map<number, number[]>();
  readonly #byKey = new Map<string, number>();

  constructor(graph: RoadGraph, profile: Profile) {
    const bit = profile === 'car' ? edgeBit.reservedCar : edgeBit.reservedEmergency;
    this.#reserved = (arc) => (at(graph.edgeBits, edgeOf(arc)) & bit) !== 0;
    this.#rules = graph.turnRules.filter((rule) => (profile === 'car' ? rule.bindsCar : rule.bindsEmergency));
    this.#rules.forEach((rule, index) => {
      const first = rule.path[0] ?? -1;
      this.#beginning.set(first, [...this.#begunBy(first), { rule: index, done: 1 }]);
    });
    this.#arcs = Array.from({ length: graph.edgeFrom.length * 2 }, (_, arc) => arc);
    this.#memory = this.#arcs.map((arc) => {
      const active = this.#beginning.get(arc);
      return active ? { active, visiting: false } : nothing;
    });
  }

  get size(): number {
    return this.#arcs.length;
  }

  arcOf(state: number): number {
    return this.#arcs[state] ?? 0;
  }

  /** Whether driving on from one state to the other completes a passage through reserved roads. */
  passesThrough(from: number, to: number): boolean {
    return (this.#memory[from] ?? nothing).visiting && !this.#reserved(this.arcOf(to));
  }

  /** The state after driving on along `arc`; null: a rule forbids it. */
  follow(state: number, arc: number): number | null {
    const { active, visiting } = this.#memory[state] ?? nothing;
    const goingOn = this.#advance(active, arc);
    if (goingOn === null) return null;
    const visits = this.#reserved(arc) && (visiting || !this.#reserved(this.arcOf(state)));
    if (goingOn.length === 0 && !visits) return arc;
    return this.#stateOf(arc, { active: [...goingOn, ...this.#begunBy(arc)], visiting: visits });
  }

  #begunBy(arc: number): readonly Active[] {
    return this.#beginning.get(arc) ?? [];
  }

  #advance(active: readonly Active[], arc: number): readonly Active[] | null {
    const goingOn: Active[] = [];
    for (const { rule: index, done } of active) {
      const rule = this.#rules[index];
      if (!rule) continue;
      if (done < rule.path.length) {
        if (rule.path[done] === arc) goingOn.push({ rule: index, done: done + 1 });
      } else if (rule.to.includes(arc) === (rule.kind === 'no')) return null;
    }
    return goingOn;
  }

  #stateOf(arc: number, memory: Memory): number {
    const active = memory.active.toSorted((a, b) => a.rule - b.rule || a.done - b.done);
    const key = `${arc}|${memory.visiting}|${active.map(({ rule, done }) => `${rule}:${done}`).join()}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const made = this.#arcs.push(arc) - 1;
    this.#memory.push({ ...memory, active });
    this.#byKey.set(key, made);
    this.#others.set(arc, [...(this.#others.get(arc) ?? []), made]);
    return made;
  }

  finish(): { readonly stateArc: Uint32Array; readonly otherStates: ReadonlyMap<number, readonly number[]> } {
    return { stateArc: Uint32Array.from(this.#arcs), otherStates: this.#others };
  }
}
