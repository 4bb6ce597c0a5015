import { type AnyHandler, type Db, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { CommandOf, Guarded, InputOf } from '../../../kernel/pure.ts';
import { catalogueItemAggregate } from '../catalogue/catalogue-item.ts';
import type { Numbers } from '../numbers.ts';
import type { People, Person } from '../people.ts';
import { findProfile } from '../profiles/queries.ts';
import { requestAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import * as work from './decide-work.ts';
import type { ServicePack, SubmitFacts } from './facts.ts';
import { findCause } from './queries.ts';
import type { RequestState } from './request.ts';

export interface RequestNeeds {
  readonly pack: () => ServicePack;
  readonly numbers: Numbers;
  readonly people: People;
}

const streams = ({ requestId }: { requestId: string }) => ({ request: streamOf(requestAggregate, requestId) });

const streamsToSubmit = ({ requestId, itemId }: { requestId: string; itemId: string }) => ({
  request: streamOf(requestAggregate, requestId),
  item: streamOf(catalogueItemAggregate, itemId),
});

/** With the item of which one lies ready for it. */
async function streamsWithItem({ requestId }: { requestId: string }, reader: Reader) {
  const request = streamOf(requestAggregate, requestId);
  const state = await reader.fold(request);
  const booked = state.situation !== 'none' && state.request.booked;
  return { request, item: booked ? streamOf(catalogueItemAggregate, state.request.itemId) : null };
}

type Stands = { readonly request: RequestState };

/** Whose it is: whoever asked, and whoever gets it. */
function requesterGuard({ request }: Stands): Guarded {
  if (request.situation === 'none') return owned();
  const { requesterId, forId } = request.request;
  return owned(requesterId, forId);
}

/** Whose word is asked for. */
function approverGuard({ request }: Stands): Guarded {
  return request.situation === 'approving' ? owned(request.asked.approverId) : owned();
}

function owned(...ids: readonly (string | null)[]): Guarded {
  return { restriction: 'none', allowed: [], owners: ids.filter((id) => id !== null) };
}

export function requestHandlers(needs: RequestNeeds): readonly AnyHandler[] {
  return [submitting(needs), ...approving(needs), ...working, ...following];
}

function submitting({ pack, numbers, people }: RequestNeeds): AnyHandler {
  return defineHandler({
    declaration: commands.SubmitRequest,
    streams: streamsToSubmit,
    facts: async (command, { item }, { db }): Promise<SubmitFacts> => {
      const bySystem = command.actor.kind === 'system';
      const by = item.situation === 'published' && !bySystem ? item.edition.terms.approval.by : 'nobody';
      const { input } = command;
      const whose = await partiesOf({ db, people }, command, by);
      const stations = pack().stations;
      return {
        ...(await numbers.next(db)),
        ...whose,
        cause: input.serviceIncidentId === null ? null : await findCause(db, input.serviceIncidentId),
        bySystem,
        hasSite: input.siteId === null || stations.some(({ id }) => id === input.siteId),
        pack: pack(),
      };
    },
    decide: rules.submitRequest,
  });
}

type Submit = CommandOf<InputOf<typeof commands.SubmitRequest>>;
type Parties = Pick<SubmitFacts, 'requester' | 'forPerson' | 'approver' | 'deputy' | 'siteId'>;
type Asking = { readonly db: Db; readonly people: People };

/** Who asks, for whom, who is asked, and who stands in for them. */
async function partiesOf(
  { db, people }: Asking,
  { input, actor }: Submit,
  by: 'nobody' | 'line-manager' | 'service-manager',
): Promise<Parties> {
  const find = async (id: string | null): Promise<Person | null> => (id === null ? null : people.find(db, id));
  const requester = actor.kind === 'person' ? await find(actor.id) : null;
  const profile = await findProfile(db, input.forId ?? actor.id);
  const manager = async (): Promise<Person | null> => find(input.approverId ?? profile?.managerId ?? null);
  const serviceManager = async (): Promise<Person | null> =>
    (await people.withRoles(db, ['service-manager'])).find(({ id }) => id !== actor.id) ?? null;
  const approver = by === 'nobody' ? null : await (by === 'line-manager' ? manager() : serviceManager());
  const standing = approver === null ? null : await findProfile(db, approver.id);
  const deputy = await find(standing?.deputyId ?? null);
  const siteId = input.siteId ?? profile?.siteId ?? null;
  return { requester, forPerson: await find(input.forId), approver, deputy, siteId };
}

function approving({ people }: RequestNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.DecideRequest,
      streams: streamsWithItem,
      guard: approverGuard,
      decide: rules.decideRequest,
    }),
    defineHandler({
      declaration: commands.PassApproval,
      streams,
      guard: approverGuard,
      facts: async ({ input }, { request }, { db }) => {
        const terms = request.situation === 'none' ? null : request.request.terms.approval;
        const next = input.approverId ?? terms?.deputyId ?? null;
        return next === null ? null : people.find(db, next);
      },
      decide: rules.passApproval,
    }),
  ];
}

const working: readonly AnyHandler[] = [
  defineHandler({ declaration: commands.TakeRequestTask, streams, decide: work.takeRequestTask }),
  defineHandler({ declaration: commands.FinishRequestTask, streams, decide: work.finishRequestTask }),
  defineHandler({ declaration: commands.AnswerRequester, streams, decide: work.answerRequester }),
  defineHandler({ declaration: commands.NoteRequest, streams, decide: work.noteRequest }),
];

const following: readonly AnyHandler[] = [
  defineHandler({ declaration: commands.CommentRequest, streams, guard: requesterGuard, decide: work.commentRequest }),
  defineHandler({
    declaration: commands.CancelRequest,
    streams: streamsWithItem,
    guard: requesterGuard,
    decide: work.cancelRequest,
  }),
  defineHandler({ declaration: commands.ConfirmRequest, streams, guard: requesterGuard, decide: work.confirmRequest }),
  defineHandler({ declaration: commands.ReopenRequest, streams, guard: requesterGuard, decide: work.reopenRequest }),
];
