import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Numbers } from '../numbers.ts';
import { changeAggregate } from './aggregate.ts';
import type { ChangeState } from './change.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import * as approval from './decide-approval.ts';
import * as raising from './decide-raise.ts';
import * as work from './decide-work.ts';
import { judgingOf, raiseFacts, rolesHeldBy, serves, submitFacts, unknownIn } from './facts.ts';
import { judge, standsAgainst } from './judge.ts';
import { templateOf } from './queries.ts';
import type { ChangeNeeds } from './sight.ts';
import { templateAggregate } from './templates/slice.ts';
import type { TemplateState } from './templates/template.ts';

const streams = ({ changeId }: { changeId: string }) => ({ change: streamOf(changeAggregate, changeId) });

/** With the template that it follows: how it comes out counts there as well. */
const withTemplate = async ({ changeId }: { changeId: string }, { db }: Reader) => {
  const templateId = await templateOf(db, changeId);
  return {
    change: streamOf(changeAggregate, changeId),
    template: templateId === null ? null : streamOf(templateAggregate, templateId),
  };
};

type Raising = { readonly changeId: string; readonly templateId: string | null };

const raisingStreams = ({ changeId, templateId }: Raising) => ({
  change: streamOf(changeAggregate, changeId),
  template: templateId === null ? null : streamOf(templateAggregate, templateId),
});

export function changeHandlers(needs: ChangeNeeds, numbers: Numbers): readonly AnyHandler[] {
  return [
    ...raisingHandlers(needs, numbers),
    ...wayHandlers(needs),
    ...approvalHandlers(needs),
    ...workHandlers(needs),
    ...talkHandlers(needs),
  ];
}

function raisingHandlers(needs: ChangeNeeds, numbers: Numbers): readonly AnyHandler[] {
  const { pack, estate } = needs;
  return [
    defineHandler({
      declaration: commands.RaiseChange,
      streams: raisingStreams,
      facts: async ({ input: { proposal } }, _, { db }) => {
        const counted = { ...(await numbers.next(db)), holderIds: await estate.holdersOf(db, proposal.itemIds) };
        return raiseFacts(proposal, pack(), counted);
      },
      decide: raising.raiseChange,
    }),
    defineHandler({
      declaration: commands.RequestChange,
      streams: raisingStreams,
      facts: async (command, { template }, { db }) => {
        const counted = { ...(await numbers.next(db)), holderIds: await estate.holdersOf(db, command.input.itemIds) };
        return { ...raiseFacts(null, pack(), counted), judged: await judgedRequest(command, template, { db, needs }) };
      },
      decide: raising.requestChange,
    }),
    defineHandler({
      declaration: commands.RecordUnauthorisedChange,
      streams,
      facts: async ({ input, recordedAt: at }, _, { db }) => {
        const teamId = pack().service.teams[0]?.id ?? 'service-desk';
        const counted = { ...(await numbers.next(db)), holderIds: [] };
        return { ...raiseFacts(null, pack(), counted), proposal: raising.foundDone(input.itemId, { teamId, at }) };
      },
      decide: raising.recordUnauthorisedChange,
    }),
  ];
}

async function judgedRequest(
  { input, recordedAt }: rules.Command<typeof commands.RequestChange>,
  state: TemplateState | null,
  { db, needs }: { readonly db: Reader['db']; readonly needs: ChangeNeeds },
) {
  if (state === null || state.situation === 'none') return null;
  const { changeId, templateId } = input;
  const { proposal } = raising.requested(state.template, input);
  return judge(db, { changeId, number: '', model: 'standard', templateId, proposal, now: recordedAt }, needs);
}

function wayHandlers(needs: ChangeNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.AmendChange,
      streams,
      facts: async ({ input: { changeId, proposal }, recordedAt }, { change }, { db }) => {
        const unknown = unknownIn(proposal, needs.pack().service);
        if (change.situation === 'none' || change.situation === 'new') return { unknown, judged: null };
        const amended = judgingOf(changeId, { ...change.change, proposal }, recordedAt);
        return { unknown, judged: await judge(db, amended, needs) };
      },
      decide: rules.amendChange,
    }),
    defineHandler({
      declaration: commands.SubmitChange,
      streams,
      facts: async ({ input: { changeId }, recordedAt: now }, { change }, { db }) =>
        submitFacts(db, { changeId, now }, change, needs),
      decide: rules.submitChange,
    }),
    defineHandler({ declaration: commands.HoldChange, streams, decide: rules.holdChange }),
    defineHandler({ declaration: commands.ReleaseChange, streams, decide: rules.releaseChange }),
    defineHandler({ declaration: commands.RejectChange, streams, decide: rules.rejectChange }),
    defineHandler({ declaration: commands.CancelChange, streams, decide: rules.cancelChange }),
    defineHandler({ declaration: commands.ReviewChange, streams, decide: rules.reviewChange }),
    defineHandler({ declaration: commands.CloseChange, streams, decide: rules.closeChange }),
  ];
}

function approvalHandlers(needs: ChangeNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.AskApproval,
      streams,
      facts: async ({ input: { changeId }, recordedAt: now }, { change }, { db }) =>
        submitFacts(db, { changeId, now }, change, needs),
      decide: approval.askApproval,
    }),
    defineHandler({
      declaration: commands.DelegateApproval,
      streams,
      facts: async ({ actor }, _, { db }) => ({ holds: await rolesHeldBy(db, actor, needs) }),
      decide: approval.delegateApproval,
    }),
    defineHandler({
      declaration: commands.DecideChange,
      streams,
      facts: async ({ actor }, _, { db }) => ({ holds: await rolesHeldBy(db, actor, needs) }),
      decide: approval.decideChange,
    }),
  ];
}

function workHandlers(needs: ChangeNeeds): readonly AnyHandler[] {
  return [
    defineHandler({ declaration: commands.AddChangeTask, streams, decide: work.addChangeTask }),
    defineHandler({ declaration: commands.StartChangeTask, streams, decide: work.startChangeTask }),
    defineHandler({ declaration: commands.FinishChangeTask, streams, decide: work.finishChangeTask }),
    defineHandler({
      declaration: commands.BeginChange,
      streams,
      facts: async ({ input, recordedAt }, { change }, { db }) =>
        beginFacts(change, { ...input, recordedAt }, { db, needs }),
      decide: work.beginChange,
    }),
    defineHandler({ declaration: commands.EndChange, streams: withTemplate, decide: work.endChange }),
    defineHandler({ declaration: commands.SettleSuspicion, streams: withTemplate, decide: work.settleSuspicion }),
    defineHandler({ declaration: commands.SuspectChange, streams, decide: work.suspectChange }),
  ];
}

async function beginFacts(
  state: ChangeState,
  { changeId, recordedAt }: { readonly changeId: string; readonly recordedAt: number },
  { db, needs }: { readonly db: Reader['db']; readonly needs: ChangeNeeds },
): Promise<work.BeginFacts> {
  if (state.situation === 'none') return { against: [], usualImmediate: 0 };
  return standsAgainst(db, judgingOf(changeId, state.change, recordedAt), needs);
}

function talkHandlers(needs: ChangeNeeds): readonly AnyHandler[] {
  const facts = async ({ actor }: { actor: Parameters<typeof serves>[1] }, _: unknown, { db }: Reader) => ({
    serves: await serves(db, actor, needs),
  });
  return [
    defineHandler({ declaration: commands.CommentChange, streams, facts, decide: rules.commentChange }),
    defineHandler({ declaration: commands.FollowChange, streams, facts, decide: rules.followChange }),
    defineHandler({ declaration: commands.NoteChange, streams, decide: rules.noteChange }),
  ];
}
