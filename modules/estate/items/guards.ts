import type { Guarded } from '../../../kernel/pure.ts';
import type { ItemState } from './item.ts';

interface Limited {
  readonly access: 'open' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
}

export function guardOf({ access, allowed }: Limited): Guarded {
  return { restriction: access === 'open' ? 'none' : access, allowed };
}

const open: Guarded = { restriction: 'none', allowed: [] };

export function guardOfState(state: ItemState): Guarded {
  return state.situation === 'none' ? open : guardOf(state.item);
}

/** What speaks of several is seen by whoever may see each of them. */
export function joined(guards: readonly Guarded[]): Guarded {
  const limited = guards.filter(({ restriction }) => restriction !== 'none');
  const [first] = limited;
  if (first === undefined) return open;
  const allowed = first.allowed.filter((id) => limited.every((one) => one.allowed.includes(id)));
  return {
    restriction: limited.some(({ restriction }) => restriction === 'concealed') ? 'concealed' : 'restricted',
    allowed,
  };
}
