import type { Guarded, Locus } from '../../../kernel/pure.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { RestrictionTerms } from '../terms.ts';
import type { Incident, IncidentState } from './incident.ts';

const open: Guarded = { restriction: 'none', allowed: [] };

export function guardOf(restriction: RestrictionTerms): Guarded {
  return { restriction: restriction.kind, allowed: restriction.allowed };
}

/** Where it lies and which desk has it. Of no area while that is not known, or an officer is in need there: nobody is kept from that. */
export function locusOf({ place, owner, officerInNeed }: Incident): Locus {
  return {
    areas: place.areaId === null || officerInNeed ? [] : [place.areaId],
    seats: owner === null ? [] : [owner.id],
  };
}

/** For commands that read what a restriction hides, or change it: masked and hidden records refuse them. */
export function contentGuard(state: IncidentState): Guarded {
  if (state.situation === 'none') return open;
  return { ...guardOf(state.incident.restriction), locus: locusOf(state.incident) };
}

/**
 * For commands that a masked reader may give: what shows under the mask (place, grade, clock) is enough to send a unit, to
 * add a line or a further caller, to answer an alarm or to refer. A concealed record answers nobody who is not on its list.
 */
export function presenceGuard(state: IncidentState): Guarded {
  if (state.situation === 'none') return open;
  const guard = contentGuard(state);
  return guard.restriction === 'concealed' ? guard : { ...guard, ...open };
}

/** For what a caller goes on saying: whoever took the call hears it anyway, whatever became of the incident it was raised as. */
export function callGuard(contact: ContactState, incident: IncidentState | null): Guarded {
  if (incident === null || (contact.situation !== 'open' && contact.situation !== 'settled')) return open;
  const guard = contentGuard(incident);
  return { ...guard, allowed: [...guard.allowed, contact.contact.takenBy.id] };
}
