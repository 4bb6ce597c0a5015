import type { Authorise, Guarded, Subject } from '../authorise/authorise.ts';
import type { HeldRow, ViewSource } from '../module.ts';

/** How a subject sees a row: whole, under a mask, or not at all. */
export type Sight =
  | { readonly kind: 'whole'; readonly row: unknown }
  | { readonly kind: 'masked'; readonly row: unknown }
  | { readonly kind: 'hidden' };

const hidden: Sight = { kind: 'hidden' };
const nobodys: Guarded = { restriction: 'none', allowed: [], owners: [] };

/** Asks the one question of a row, for lists and feed alike (SPEC 6.4). */
export function sightOf(authorise: Authorise, subject: Subject, source: ViewSource, held: HeldRow): Sight {
  const guard = held.guard ?? (source.owned ? nobodys : undefined);
  const decision = authorise(subject, source.declaration.permission, guard);
  if (!decision.allow) return hidden;
  if (!decision.obligations.includes('mask')) return { kind: 'whole', row: held.row };
  return source.mask === undefined || held.maskable === false
    ? hidden
    : { kind: 'masked', row: source.mask(held.row as never) };
}
