import type { Verb } from './said.ts';
import { exchangeVerbs } from './verbs-exchange.ts';
import { incidentVerbs } from './verbs-incident.ts';
import { macroVerbs } from './verbs-macro.ts';
import { majorVerbs } from './verbs-major.ts';
import { messageVerbs } from './verbs-messages.ts';
import { peopleVerbs } from './verbs-people.ts';
import { planVerbs } from './verbs-plan.ts';
import { unitVerbs } from './verbs-units.ts';

const spoken: readonly Verb[] = [
  ...unitVerbs,
  ...exchangeVerbs,
  ...incidentVerbs,
  ...planVerbs,
  ...majorVerbs,
  ...peopleVerbs,
  ...messageVerbs,
];

export function isVerb(word: string): boolean {
  return verbs.some(({ words }) => words.includes(word));
}

/** Every word of the command line, in the order of its printed sheet. */
export const verbs: readonly Verb[] = [...spoken, ...macroVerbs(isVerb)];
