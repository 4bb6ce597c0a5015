import type { Actor } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Tour } from '../resources/tour.ts';

/** That a crew sends itself; `against`: why the force's policy does not have it, null where it does. */
export interface SelfAssigned {
  readonly against: string | null;
}

type Policy = NonNullable<Pack['dispatch']['selfAssign']>;

/** Whoever sits at a desk sends others, also when a crew names them. */
export function sendsItself({ id, seatId }: Actor, { crew }: Pick<Tour, 'crew'>): boolean {
  return seatId === null && crew.some(({ accountId }) => accountId === id);
}

interface Wish {
  readonly kind: string;
  readonly incident: Pick<Incident, 'grade' | 'assignments'>;
  /** In a straight line; null: not known. */
  readonly metres: number | null;
}

/** A force without a policy has none against it. One rule that allows it is enough; of several that do not, the nearest says why. */
export function selfAssigned(policy: Policy | undefined, wish: Wish): SelfAssigned {
  if (policy === undefined) return { against: null };
  const grade = wish.incident.grade.id;
  const ofGrade = policy.filter(({ grades }) => grades.includes(grade));
  const against = ofGrade.map((rule) => whyNot(rule, wish));
  if (against.includes(null)) return { against: null };
  return { against: against[0] ?? `crews do not send themselves to grade ${grade}` };
}

function whyNot({ kinds, withinMetres, unresourcedOnly }: Policy[number], wish: Wish): string | null {
  if (kinds.length > 0 && !kinds.includes(wish.kind)) return `not for this kind of unit (${wish.kind})`;
  if (unresourcedOnly && wish.incident.assignments.length > 0) return 'somebody is on it already';
  if (withinMetres === undefined || (wish.metres !== null && wish.metres <= withinMetres)) return null;
  const far = wish.metres === null ? 'where it is, is not known' : `it is ${kilometres(wish.metres)} away`;
  return `${far}, and the policy goes as far as ${kilometres(withinMetres)}`;
}

function kilometres(metres: number): string {
  return `${(metres / 1000).toFixed(1)} km`;
}
