import type { InputOf } from '../../../kernel/pure.ts';
import { weigh } from '../desk/weigh.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import type { AmendProblem } from './commands.ts';

/** What the force's own terms make of what a problem is about. */
export type AboutFacts =
  | { readonly kind: 'unknown'; readonly code: string; readonly detail: string }
  | {
      readonly kind: 'known';
      readonly priority: number;
      readonly matrixVersion: number;
      readonly teamId: string;
    };

/** IT incidents that were named, with their numbers; the first that is not there. */
export interface Linked {
  readonly incidents: readonly { readonly id: string; readonly number: string }[];
  readonly missing: string | null;
}

export interface OpenFacts {
  readonly about: AboutFacts;
  readonly linked: Linked;
  readonly number: string;
  readonly sequence: number;
  readonly changeReviewDays: number;
  readonly majorReviewDays: number;
}

const FIRST_TEAM = 'service-desk';

export function aboutFacts(input: Omit<InputOf<typeof AmendProblem>, 'seen'>, pack: DeskPack): AboutFacts {
  const { service } = pack;
  const { categoryId, serviceId, impact, urgency, itemIds, siteId } = input;
  const category = service.categories.find(({ id }) => id === categoryId);
  if (categoryId !== null && category === undefined) return unknown('category', categoryId);
  if (serviceId !== null && !service.services.some(({ id }) => id === serviceId)) return unknown('service', serviceId);
  const teamId = input.teamId ?? category?.team ?? service.teams[0]?.id ?? FIRST_TEAM;
  if (input.teamId !== null && !service.teams.some(({ id }) => id === teamId)) return unknown('team', teamId);
  const weighed = weigh(pack, { impact, urgency, serviceId, itemIds, siteId, floors: [] });
  if (weighed === null) {
    return { kind: 'unknown', code: 'no-such-level', detail: 'The matrix has no such impact or urgency.' };
  }
  return { kind: 'known', priority: weighed.priority, matrixVersion: weighed.matrixVersion, teamId };
}

function unknown(what: 'category' | 'service' | 'team', id: string): AboutFacts {
  return { kind: 'unknown', code: `no-such-${what}`, detail: `The force has no ${what} ${id}.` };
}
