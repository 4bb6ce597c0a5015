import type { z } from 'zod';
import { derivedId } from '../../../kernel/index.ts';
import type { NewItem } from '../items/commands.ts';

export type Draft = z.input<typeof NewItem>;
type Fields = NonNullable<Draft['fields']>;

/** What one item needs: by their keys, and how many of them must be up where they stand in for each other. */
export interface Need {
  readonly kind: string;
  readonly on: readonly string[];
  readonly group?: string;
  readonly needs?: number;
}

export interface Drawn {
  readonly key: string;
  readonly classId: string;
  readonly name: string;
  readonly fields?: Fields;
  readonly stage?: string;
  readonly needs?: readonly Need[];
  readonly allowed?: readonly string[];
}

/** Items in the order in which they can be added: what is needed stands before what needs it. */
export class Draughts {
  readonly items: Draft[] = [];
  private readonly ids = new Map<string, string>();
  private readonly force: string;

  constructor(force: string) {
    this.force = force;
  }

  /** Answers the key. */
  put({ key, needs = [], allowed = [], ...rest }: Drawn): string {
    const itemId = derivedId('demonstration item', this.force, key);
    const relations = needs.flatMap(({ kind, on, group = null }) =>
      on.map((other) => ({ kind, toId: this.idOf(other), group })),
    );
    const groups = needs.flatMap(({ group, needs: k }) => (group === undefined ? [] : [{ group, needs: k ?? 1 }]));
    if (this.ids.has(key)) throw new Error(`${key} is drawn twice`);
    this.ids.set(key, itemId);
    this.items.push({ itemId, ...rest, allowed: [...allowed], relations, groups });
    return key;
  }

  has(key: string): boolean {
    return this.ids.has(key);
  }

  private idOf(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`${key} is needed before it is drawn`);
    return id;
  }
}

/** Needs of which one is enough unless told. */
export function anyOf(group: string, on: readonly string[], kind = 'depends-on', needs = 1): Need {
  return { kind, on, group, needs };
}

export function onAll(on: readonly string[], kind = 'depends-on'): Need {
  return { kind, on };
}

export function inRoom(room: string): Need {
  return { kind: 'located-in', on: [room] };
}

/** The owner, the team and the weight of what it is for. */
export function kept(owner: string, teamId: string, criticality: number): Fields {
  return { owner, teamId, criticality };
}

/** Numbers 0 to n − 1. */
export function upTo(n: number): readonly number[] {
  return Array.from({ length: Math.max(0, n) }, (_, i) => i);
}

export function digits(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
