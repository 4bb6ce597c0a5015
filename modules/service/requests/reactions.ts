import { type Db, derivedId, idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { PastIdentityEvent } from '../../identity/events.ts';
import { listBundles } from '../catalogue/queries.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import { APPROVAL } from './deadlines.ts';
import { findChangeOf, findReplaceable } from './queries.ts';

/** Nothing was said in time: whoever stands in is asked. */
const passLate: Reaction = {
  name: 'service.askTheDeputy',
  author: 'approval in time',
  on: ['kernel.DeadlineBreached'],
  react: async (event, db) => {
    const { key } = (event as unknown as StepEvent).data;
    if (key !== APPROVAL || !event.stream.startsWith('service.request/')) return [];
    const requestId = idOfStream(event.stream);
    const fromId = await findReplaceable(db, requestId);
    if (fromId === null) return [];
    const input = { requestId, fromId, late: true, reason: 'Nothing was said in time' };
    return [{ name: 'service.passApproval', input }];
  },
};

const occasions = {
  'identity.AccountCreated': 'joiner',
  'identity.RolesChanged': 'mover',
  'identity.AccountDisabled': 'leaver',
} as const;

/** The force's record of people says who joins, moves and leaves: what they need then is asked for by itself. */
const askForBundles: Reaction = {
  name: 'service.askForBundles',
  author: 'joiners, movers and leavers',
  on: Object.keys(occasions),
  react: async (event, db) => {
    const known = event as unknown as PastIdentityEvent;
    const bundle = known.type in occasions ? occasions[known.type as keyof typeof occasions] : null;
    return bundle === null ? [] : orders(event, db, bundle);
  },
};

async function orders(event: AnyPastEvent, db: Db, bundle: string) {
  const forId = idOfStream(event.stream);
  const detail = event.detail as { readonly displayName?: string } | null;
  return (await listBundles(db, bundle, event.position)).map(({ itemId, version }) => ({
    name: 'service.submitRequest',
    input: {
      requestId: derivedId('bundle', event.position, itemId),
      ...{ itemId, version, forId },
      forWhom: detail?.displayName ?? '',
    },
  }));
}

/** The short route: whoever asks asks for no change, and the technology is still not altered without one. */
const makeChange: Reaction = {
  name: 'service.changeForARequest',
  author: 'request catalogue',
  on: ['service.RequestSubmitted', 'service.RequestApproved'],
  react: async (event, db) => {
    const requestId = idOfStream(event.stream);
    const change = await findChangeOf(db, requestId);
    if (change === null) return [];
    const changeId = derivedId('change of a request', requestId);
    return [{ name: 'service.requestChange', input: { changeId, ...change, causeId: requestId } }];
  },
};

export const requestReactions: readonly Reaction[] = [passLate, askForBundles, makeChange];
