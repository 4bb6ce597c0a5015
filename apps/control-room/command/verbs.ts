import type { Verb } from './said.ts';
import { exchangeVerbs } from './verbs-exchange.ts';
import { incidentVerbs } from './verbs-incident.ts';
import { majorVerbs } from './verbs-major.ts';
import { messageVerbs } from './verbs-messages.ts';
import { peopleVerbs } from './verbs-people.ts';
import { planVerbs } from './verbs-plan.ts';
import { unitVerbs } from './verbs-units.ts';

/** Every word of the command line, in the order of its printed sheet. */
export const verbs: readonly Verb[] = [
  ...unitVerbs,
  ...exchangeVerbs,
  ...incidentVerbs,
  ...planVerbs,
  ...majorVerbs,
  ...peopleVerbs,
  ...messageVerbs,
];
