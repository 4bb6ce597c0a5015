import { z } from 'zod';

/** What the source says otherwise than the rules of this house make of the same events, and why that comes about. */
export const differenceWords = {
  'sla-missed-here': {
    name: 'Kept there, missed here',
    why: 'The source promised more time, or stood still for longer than the agreement here allows.',
  },
  'sla-met-here': {
    name: 'Missed there, kept here',
    why: 'The clock of the source ran until the record was closed, or through nights, weekends and waits in which it stands still here.',
  },
  'sla-open': {
    name: 'Said there, not decided here',
    why: 'It was never resolved in the rows of the file, or no agreement here has a target for its priority.',
  },
  priority: {
    name: 'Another priority',
    why: 'The source set it by hand or has another matrix; here it follows from impact, urgency and floors.',
  },
  'pause-not-allowed': {
    name: 'Waited there, the clock went on here',
    why: 'The source let it wait; the reason does not stop the clock of a record of this priority here.',
  },
  'reopen-too-late': {
    name: 'Reopened after the time for it',
    why: 'Here it would be a new record, linked to the first: it stays as it was.',
  },
  reopened: {
    name: 'Reopened more or less often',
    why: 'The source counts what its rows do not show, or does not count a way back from resolved.',
  },
  reassigned: {
    name: 'Passed on more or less often',
    why: 'The source counts teams that its rows do not show: several changes were saved as one row.',
  },
  'rows-missing': {
    name: 'Rows are missing',
    why: 'Its count of changes jumps: what happened between is not in the file, and is not made up.',
  },
  'resolved-at': {
    name: 'Resolved at another time',
    why: 'The time in the field of the source is not the time at which its state changed; here the change of state counts.',
  },
  'closed-at': {
    name: 'Closed at another time',
    why: 'The time in the field of the source is not the time at which its state changed; here the change of state counts.',
  },
  'closed-unresolved': {
    name: 'Closed without being resolved',
    why: 'No row shows it resolved: it is taken as resolved when the source says, or else when it was closed.',
  },
  'back-in-time': {
    name: 'Goes back in time',
    why: 'A row is older than the one before, or than the opening: it counts at the time of the one before.',
  },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly why: string }>>;

const kinds = Object.keys(differenceWords) as unknown as readonly [Difference, ...Difference[]];
export const DifferenceKind = z.enum(kinds);
export type Difference = keyof typeof differenceWords;
