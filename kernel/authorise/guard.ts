import type { Guarded } from './authorise.ts';

type Restriction = Pick<Guarded, 'restriction' | 'allowed'>;

const isConcealed = ({ restriction }: Restriction): boolean => restriction === 'concealed';

/**
 * Account ids from which a record is taken that was concealed and stays so: they stood on its list and stand there no more. The event says
 * whom, and the feed tells them alone (SPEC 6.5).
 */
export function takenFrom(before: Restriction, after: Restriction): readonly string[] {
  if (!isConcealed(before) || !isConcealed(after)) return [];
  return before.allowed.filter((id) => !after.allowed.includes(id));
}

/**
 * The log position at which a guard last changed for everybody (`HeldRow.guardedAt`), after a change at `position`. Of what is concealed and
 * stays so it does not move: whoever could not see it is not told that anything happened. `named`: whether the event names those whom it
 * takes the record from; one of old does not, and everybody has to be told.
 */
export function guardedSince(
  before: Restriction & { readonly guardedAt: number },
  after: Restriction,
  { position, named }: { readonly position: number; readonly named: boolean },
): number {
  const isQuiet = isConcealed(before) && isConcealed(after) && (named || takenFrom(before, after).length === 0);
  return isQuiet ? before.guardedAt : position;
}
