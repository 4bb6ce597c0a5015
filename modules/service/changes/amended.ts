import { changedFields } from '../changed-fields.ts';
import type { Change } from './change.ts';
import type { Proposal, Said } from './terms.ts';

const saidNames = {
  ...{ title: 'title', reason: 'reason', benefit: 'benefit', notDoing: 'if not done', resources: 'resources' },
  ...{ plan: 'plan', test: 'test', backOut: 'way back' },
} as const;

const namesOf = {
  ...{ teamId: 'team', categoryId: 'category', serviceIds: 'services', itemIds: 'items', begins: 'begins' },
  ...{ ends: 'ends', backOutMinutes: 'minutes to go back', workMinutes: 'minutes of work' },
  ...{ outageMinutes: 'minutes that services are away', answers: 'answers', tested: 'tested' },
  ...{ backOutProven: 'way back proven', firstTime: 'first time', restores999: 'restores 999', sensitive: 'sensitive' },
} as const;

interface Amended {
  readonly proposal: Proposal;
  readonly said: Said;
  readonly implementers: readonly string[];
}

/** What an amendment changes, from what to what. */
export function amendedFields(change: Change, { proposal, said, implementers }: Amended) {
  return [
    ...changedFields(saidNames, change.said, said),
    ...changedFields(namesOf, plannedOf(change.proposal), plannedOf(proposal)),
    ...changedFields({ implementers: 'who does it' }, change, { implementers }),
  ];
}

function plannedOf({ window, ...proposal }: Proposal) {
  const begins = window && minuteOf(window.from);
  const ends = window && minuteOf(window.to);
  return { ...proposal, begins, ends, backOutMinutes: window?.backOutMinutes ?? null };
}

/** To the minute, in UTC, as all that is stored. */
function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
