import { idOfStream, type Reaction, type ReactionCommand } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { MajorEvent } from '../../operations/events.ts';
import type { PartnerServices, SharedMethane } from './partner-services.ts';

type Reported = Past<Extract<MajorEvent, { type: 'operations.MethaneReported' }>>;

const notConnected = 'No line to other services is connected';

/**
 * Each version goes to every partner of the major incident, and whether they have it comes back into its log. What cannot be delivered is
 * not tried again behind anybody's back: a desk owes it to tell them.
 */
export function shareMethane(services: PartnerServices | null): Reaction {
  return {
    name: 'exchange.shareMethane',
    author: 'line to other services',
    on: ['operations.MethaneReported'],
    react: async (event) => {
      const reported = event as unknown as Reported;
      const incidentId = idOfStream(event.stream);
      const { letters } = reported.detail ?? {};
      // Erased before it could be delivered.
      if (letters === undefined) return [];
      return Promise.all(
        reported.data.to.map(async (to): Promise<ReactionCommand> => {
          const delivery =
            services === null
              ? ({ kind: 'undelivered', reason: notConnected } as const)
              : await services.deliver(sharedOf(reported, { incidentId, to, letters }));
          const words = delivery.kind === 'delivered' ? (delivery.reference ?? '') : delivery.reason;
          const { version } = reported.data;
          const input = { incidentId, version, partnerId: to.id, outcome: delivery.kind, words };
          return { name: 'operations.shareMethane', input };
        }),
      );
    },
  };
}

function sharedOf(
  { data, recordedAt }: Reported,
  { incidentId, to, letters }: Pick<SharedMethane, 'to' | 'letters'> & { readonly incidentId: string },
): SharedMethane {
  const { version, number, agency, casualties: counted, codes } = data;
  const shareId = `${incidentId}:${version}:${to.id}`;
  const code = codes === undefined ? null : codeOf(codes, to.id);
  return { shareId, to, number, version, code, reportedBy: agency.name, reportedAt: recordedAt, letters, counted };
}

type Codes = NonNullable<Reported['data']['codes']>;

/** What nobody could map is said to be missing, never guessed: a supervisor tells them in words. */
function codeOf({ ours, theirs }: Codes, partnerId: string): SharedMethane['code'] {
  const found = theirs[partnerId];
  if (found === undefined) return null;
  if (found.kind === 'mapped') return { ours, theirs: { code: found.code, name: found.name }, none: '' };
  return { ours, theirs: null, none: found.kind === 'voice' ? 'told in words' : found.why };
}
