import type { Guarded } from '../../../kernel/pure.ts';

const open: Guarded = { restriction: 'none', allowed: [] };

/** What names two records is seen by those alone who may see that both exist: only a concealed one does not. */
export function guardOfBoth(one: Guarded, other: Guarded): Guarded {
  const concealed = [one, other].filter(({ restriction }) => restriction === 'concealed');
  if (concealed.length === 0) return { ...open, ...locusOfBoth(one, other) };
  return { restriction: 'concealed', allowed: inAll(concealed) };
}

/**
 * For a row that belongs to a record and names another: hidden where the record itself is not open, or the other is concealed;
 * masked where the other is restricted.
 */
export function guardOfNaming(own: Guarded, named: Guarded): Guarded {
  if (own.restriction === 'none') return named;
  const restricted = [own, named].filter(({ restriction }) => restriction !== 'none');
  return { restriction: 'concealed', allowed: inAll(restricted) };
}

/** Within reach where one of them is. */
function locusOfBoth({ locus: one }: Guarded, { locus: other }: Guarded): Pick<Guarded, 'locus'> {
  if (one === undefined || other === undefined || one.areas.length * other.areas.length === 0) return {};
  return { locus: { areas: [...one.areas, ...other.areas], seats: [...one.seats, ...other.seats] } };
}

function inAll(guards: readonly Guarded[]): readonly string[] {
  return (guards[0]?.allowed ?? []).filter((id) => guards.every(({ allowed }) => allowed.includes(id)));
}
