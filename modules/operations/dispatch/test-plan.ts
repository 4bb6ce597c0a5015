import type { Named, Sought } from './plan.ts';

const named = (id: string): Named => ({ id, name: id });

/** A plan that asks for one unit of these kinds with these skills, for tests. */
export function seeking({
  kinds = [],
  skills = [],
}: {
  kinds?: readonly string[];
  skills?: readonly string[];
}): Sought {
  const needs = [{ count: 1, kinds: kinds.map(named), skills: skills.map(named) }];
  const plan = named('violence');
  const levels = [{ level: 1, name: plan.name, needs }];
  return { plan, level: 1, levels, needs, never: new Map(), marked: false, carries: [], crew: 1 };
}
