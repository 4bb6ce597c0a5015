import type { Guarded } from '../../../kernel/pure.ts';
import type { RestrictionTerms } from '../terms.ts';
import type { IncidentState } from './incident.ts';

const open: Guarded = { restriction: 'none', allowed: [] };

export function guardOf(restriction: RestrictionTerms): Guarded {
  return { restriction: restriction.kind, allowed: restriction.allowed };
}

/** For commands that read what a restriction hides, or change it: masked and hidden records refuse them. */
export function contentGuard(state: IncidentState): Guarded {
  return state.situation === 'none' ? open : guardOf(state.incident.restriction);
}

/**
 * For commands that a masked reader may give: what shows under the mask (place, grade, clock) is enough to send a unit, to
 * add a line, to answer an alarm or to refer. A concealed record answers nobody who is not on its list.
 */
export function presenceGuard(state: IncidentState): Guarded {
  return state.situation !== 'none' && state.incident.restriction.kind === 'concealed'
    ? guardOf(state.incident.restriction)
    : open;
}
