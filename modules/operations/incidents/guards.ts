import type { Guarded } from '../../../kernel/pure.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { RestrictionTerms } from '../terms.ts';
import type { IncidentState } from './incident.ts';

const open: Guarded = { restriction: 'none', allowed: [] };

function guardOf(restriction: RestrictionTerms): Guarded {
  return { restriction: restriction.kind, allowed: restriction.allowed };
}

/** For commands that read what a restriction hides, or change it: masked and hidden records refuse them. */
export function contentGuard(state: IncidentState): Guarded {
  return state.situation === 'none' ? open : guardOf(state.incident.restriction);
}

/**
 * For commands that a masked reader may give: what shows under the mask (place, grade, clock) is enough to send a unit, to
 * add a line or a further caller, to answer an alarm or to refer. A concealed record answers nobody who is not on its list.
 */
export function presenceGuard(state: IncidentState): Guarded {
  return state.situation !== 'none' && state.incident.restriction.kind === 'concealed'
    ? guardOf(state.incident.restriction)
    : open;
}

/** For what a caller goes on saying: whoever took the call hears it anyway, whatever became of the incident it was raised as. */
export function callGuard(contact: ContactState, incident: IncidentState | null): Guarded {
  if (incident === null || (contact.situation !== 'open' && contact.situation !== 'settled')) return open;
  const { restriction, allowed } = contentGuard(incident);
  return { restriction, allowed: [...allowed, contact.contact.takenBy.id] };
}
