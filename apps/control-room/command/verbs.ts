import type { Verb } from './said.ts';
import { incidentVerbs } from './verbs-incident.ts';
import { unitVerbs } from './verbs-units.ts';

/** Every word of the command line, in the order of its printed sheet. */
export const verbs: readonly Verb[] = [...unitVerbs, ...incidentVerbs];
