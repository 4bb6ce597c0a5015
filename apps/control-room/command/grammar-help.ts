import { verbs } from './verbs.ts';

/** The grammar as the help shows it: made from the verbs themselves. */
export const grammarHelp: readonly { readonly form: string; readonly does: string }[] = [
  ...verbs.map(({ form, does }) => ({ form, does })),
  { form: '0421 · RA21', does: 'Bring an incident or a unit in hand' },
  { form: 'find words', does: 'Search incidents, units and places' },
  { form: '.', does: 'Stands for the incident in hand, in every form' },
];
