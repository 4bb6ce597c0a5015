/** What an item needs: so many of these must be up. A relation outside of any group is a group of one that needs its one. */
export interface Need {
  readonly group: string | null;
  readonly needs: number;
  readonly members: readonly string[];
}

export interface GraphNode {
  readonly id: string;
  readonly needs: readonly Need[];
}

/** The estate as numbers, made once and asked often: items and needs by their index. */
export interface Graph {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Of each need: whose it is, what it is called, and how many of its members may be down before the one who needs them falls. */
  readonly sinks: Int32Array;
  readonly groups: readonly (string | null)[];
  readonly spares: Int32Array;
  readonly members: readonly Int32Array[];
  /** The needs that each item is a member of. */
  readonly servesFrom: Int32Array;
  readonly serves: Int32Array;
}

/** Relations that lead to nothing in the graph are left out: what is not there cannot fall. A need of nobody is none. */
export function graphOf(nodes: readonly GraphNode[]): Graph {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const found = nodes.flatMap((node, sink) => node.needs.flatMap((need) => resolved(need, sink, indexOf)));
  const { servesFrom, serves } = reversed(
    found.map(({ members }) => members),
    nodes.length,
  );
  return {
    ids: nodes.map(({ id }) => id),
    indexOf,
    sinks: Int32Array.from(found, ({ sink }) => sink),
    groups: found.map(({ group }) => group),
    spares: Int32Array.from(found, ({ spare }) => spare),
    members: found.map(({ members }) => members),
    servesFrom,
    serves,
  };
}

interface Resolved {
  readonly sink: number;
  readonly group: string | null;
  readonly spare: number;
  readonly members: Int32Array;
}

function resolved(need: Need, sink: number, indexOf: ReadonlyMap<string, number>): readonly Resolved[] {
  const members = [...new Set(need.members)].flatMap((id) => indexOf.get(id) ?? []);
  if (members.length === 0) return [];
  // Whoever asks for more than there are needs all of them, or it would never stand.
  const needs = Math.min(Math.max(need.needs, 0), members.length);
  return needs === 0
    ? []
    : [{ sink, group: need.group, spare: members.length - needs, members: Int32Array.from(members) }];
}

function reversed(groups: readonly Int32Array[], size: number): Pick<Graph, 'servesFrom' | 'serves'> {
  const servesFrom = new Int32Array(size + 1);
  for (const members of groups) for (const member of members) servesFrom[member + 1] = at(servesFrom, member + 1) + 1;
  for (let index = 0; index < size; index += 1)
    servesFrom[index + 1] = at(servesFrom, index + 1) + at(servesFrom, index);
  const serves = new Int32Array(at(servesFrom, size));
  const next = servesFrom.slice();
  for (const [need, members] of groups.entries()) {
    for (const member of members) {
      serves[at(next, member)] = need;
      next[member] = at(next, member) + 1;
    }
  }
  return { servesFrom, serves };
}

/** A number of an array that is known to be long enough. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
