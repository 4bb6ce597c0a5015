import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. gold');
const Minutes = z.int().min(1).max(1_440);

/** Gold, silver, bronze, loggist: who is to be named, and within how many minutes; null: where one is wanted. */
const MajorRole = z.strictObject({ id: Slug, name: z.string().min(1), minutes: Minutes.nullable() });

/** What whoever has a role does first, line by line. */
const ActionCard = z.strictObject({
  id: Slug,
  /** Opened when the role is given; `control-room`: when the major incident is declared. */
  role: Slug,
  name: z.string().min(1),
  items: z
    .array(
      z.strictObject({
        id: Slug,
        text: z.string().min(1),
        /** After the card was opened; null: it has no clock. */
        minutes: Minutes.nullable().default(null),
        /** What the line opens for whoever does it. */
        does: z.enum(['talkgroup', 'methane', 'decision', 'role', 'partner', 'agency']).nullable().default(null),
      }),
    )
    .min(1),
});

/** What is said of a major incident to those alone who must know, and how its record is kept from then on. */
const MajorFlag = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  restriction: z.enum(['restricted', 'concealed']),
});

/** Another service that is told of every major incident. One way to reach it is none: it would hang on one phone. */
const Partner = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  channels: z.array(z.string().min(1)).min(2, 'at least two ways to reach them: no partner hangs on one phone'),
  /** To be reached within; then it goes to the next way, and after the last to the next desk. */
  minutes: Minutes.default(5),
});

/** How a force works in a major incident (JESIP joint doctrine: M/ETHANE, the joint decision model, named commanders). */
export const MajorTerms = z.strictObject({
  /** A M/ETHANE is renewed every so often. */
  methaneMinutes: Minutes.default(15),
  /** The steps of a decision that were left out are owed after it. */
  decisionMinutes: Minutes.default(30),
  debriefHours: z.int().min(1).max(720).default(72),
  /** From one rung to the next: the FIM, the duty inspector, the supervisor. */
  climbMinutes: Minutes.default(5),
  roles: z.array(MajorRole).default([
    { id: 'gold', name: 'Gold (strategic)', minutes: 20 },
    { id: 'silver', name: 'Silver (tactical)', minutes: 10 },
    { id: 'bronze', name: 'Bronze (operational)', minutes: null },
    { id: 'loggist', name: 'Loggist', minutes: 15 },
  ]),
  cards: z.array(ActionCard).default([]),
  flags: z.array(MajorFlag).default([
    { id: 'plato', name: 'Op PLATO: marauding terrorist attack', restriction: 'restricted' },
    { id: 'cbrn', name: 'CBRN', restriction: 'restricted' },
    { id: 'casualty-bureau', name: 'Casualty bureau', restriction: 'restricted' },
  ]),
  partners: z.array(Partner).default([]),
  /** So many partners one desk may have to reach before it is asked whether it can. */
  partnersEach: z.int().min(1).max(20).default(3),
});
