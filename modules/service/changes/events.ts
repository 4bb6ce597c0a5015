import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { ChangedField } from '../changed-fields.ts';
import { ApprovalGroup, ChangeRules, Collision, Impact, Model, Proposal, Risk, Said } from './terms.ts';

const Reason = z.object({ reason: z.string() });
const Nothing = z.object({});

const Outcome = z.enum(['successful', 'with-issues', 'failed', 'backed-out']);

export const changeEvents = defineEvents({
  'service.ChangeRaised': {
    data: z.object({
      number: z.string(),
      sequence: z.number(),
      model: Model,
      templateId: z.string().nullable(),
      /** The account that it is for; null: nobody known here. */
      requesterId: z.string().nullable(),
      /** The service request or the problem that it comes from. */
      causeId: z.string().nullable(),
      /** Accounts that it touches besides: they follow it. */
      touchedIds: z.array(z.string()),
      proposal: Proposal,
      papersOwed: z.array(z.string()),
      rules: ChangeRules,
    }),
    detail: z.object({ said: Said, requester: z.string(), implementers: z.array(z.string()) }),
  },
  'service.ChangeAmended': {
    data: z.object({ proposal: Proposal, papersOwed: z.array(z.string()) }),
    detail: z.object({
      said: Said,
      implementers: z.array(z.string()),
      /** From what to what, in words; of those of early days nobody knows. */
      changed: z.array(ChangedField).optional(),
    }),
  },
  /** What is known of it before it is agreed to: kept as it was worked out, with all that was planned at the same time. */
  'service.ChangeJudged': {
    data: z.object({
      risk: Risk,
      collisions: z.array(Collision),
      freeSlots: z.array(z.object({ from: z.number(), to: z.number() })),
      impact: Impact,
      controlRoom: z.boolean(),
    }),
  },
  /** It goes the way of its model: to be assessed, agreed, or at once into the schedule. */
  'service.ChangeSubmitted': { data: z.object({ to: z.enum(['assess', 'authorise', 'scheduled']) }) },
  /** A standard change that the rules do not let pass as one. */
  'service.ChangeBecameNormal': { data: z.object({ why: z.array(z.string()) }) },
  'service.ApprovalAsked': {
    data: z.object({
      round: z.number(),
      policyId: z.string(),
      groups: z.array(ApprovalGroup),
      /** Who raised it and who does it: nobody agrees to their own. */
      barredIds: z.array(z.string()),
      dueAt: z.number(),
    }),
  },
  'service.ApprovalDelegated': {
    data: z.object({ round: z.number(), groupId: z.string(), askedKey: z.string(), delegateId: z.string() }),
    detail: z.object({ delegate: z.string() }),
  },
  'service.ApprovalGiven': {
    data: z.object({
      round: z.number(),
      groupId: z.string(),
      askedKey: z.string(),
      voterId: z.string(),
      decision: z.enum(['yes', 'no', 'abstain']),
      /** The role by which they answer; null: in person or for whom they stand in. */
      asRole: z.string().nullable(),
    }),
    detail: z.object({ reason: z.string() }),
  },
  'service.ChangeAuthorised': { data: z.object({ round: z.number() }) },
  'service.ChangeRejected': { data: Nothing, detail: Reason },
  'service.ChangeHeld': { data: z.object({ until: z.number().nullable() }), detail: Reason },
  'service.ChangeReleased': { data: Nothing, detail: z.object({ note: z.string() }) },
  'service.ChangeCancelled': { data: Nothing, detail: Reason },
  'service.ChangeTaskAdded': {
    data: z.object({
      taskId: z.string(),
      order: z.number(),
      ownerId: z.string().nullable(),
      plannedFrom: z.number().nullable(),
      plannedTo: z.number().nullable(),
    }),
    detail: z.object({ title: z.string(), owner: z.string() }),
  },
  'service.ChangeTaskStarted': { data: z.object({ taskId: z.string() }) },
  'service.ChangeTaskDone': { data: z.object({ taskId: z.string() }), detail: z.object({ note: z.string() }) },
  /** Go or no-go at the start, with what stood against it then. */
  'service.ChangeBegun': {
    data: z.object({
      beforeApproval: z.boolean(),
      against: z.array(z.string()),
      usualImmediate: z.number(),
    }),
    detail: z.object({ note: z.string() }),
  },
  'service.ChangeNotBegun': { data: z.object({ against: z.array(z.string()) }), detail: Reason },
  'service.ChangeEnded': { data: z.object({ outcome: Outcome }), detail: z.object({ note: z.string() }) },
  /** An IT incident on a changed item: proposed by item and time, settled by a person. */
  'service.ChangeSuspected': {
    data: z.object({ serviceIncidentId: z.string(), number: z.string(), priority: z.number() }),
  },
  'service.ChangeSuspicionSettled': { data: z.object({ serviceIncidentId: z.string(), caused: z.boolean() }) },
  'service.ChangeReviewed': {
    data: z.object({ objectivesMet: z.boolean(), backOutUsed: z.boolean() }),
    detail: z.object({ lessons: z.string() }),
  },
  'service.ChangeClosed': { data: z.object({ closure: Outcome }), detail: z.object({ note: z.string() }) },
  /** What whoever follows it reads and writes. */
  'service.ChangeCommented': { data: z.object({ byId: z.string() }), detail: z.object({ text: z.string() }) },
  'service.ChangeNoted': { data: Nothing, detail: z.object({ text: z.string() }) },
  'service.ChangeFollowed': { data: z.object({ byId: z.string() }) },
});
export type ChangeEvent = EventOf<typeof changeEvents>;
