import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { ApprovalGroup, Collision, Impact, Model, Proposal, Risk, Said } from './terms.ts';

export const Plain = z.object({
  state: z.string(),
  /** Null: the team. */
  who: z.string().nullable(),
  teamId: z.string().nullable(),
  next: z.string(),
  by: z.number().nullable(),
});
export type Plain = z.output<typeof Plain>;

const Situation = z.enum([
  'new',
  'assess',
  'authorise',
  'scheduled',
  'implement',
  'review',
  'closed',
  'rejected',
  'cancelled',
]);
const Outcome = z.enum(['successful', 'with-issues', 'failed', 'backed-out']);
const Span = z.object({ from: z.number(), to: z.number() });

const Judged = z.object({
  risk: Risk,
  collisions: z.array(Collision),
  freeSlots: z.array(Span),
  impact: Impact,
  controlRoom: z.boolean(),
});

const AskedOne = ApprovalGroup.shape.asked.element.extend({
  delegateId: z.string().nullable(),
  delegate: z.string().nullable(),
});
const Approval = z.object({
  round: z.number(),
  policyId: z.string(),
  groups: z.array(ApprovalGroup.extend({ asked: z.array(AskedOne) })),
  barredIds: z.array(z.string()),
  askedAt: z.number(),
  dueAt: z.number(),
  votes: z.array(
    z.object({
      groupId: z.string(),
      askedKey: z.string(),
      voterId: z.string(),
      voter: z.string(),
      decision: z.enum(['yes', 'no', 'abstain']),
      at: z.number(),
      reason: z.string().nullable(),
    }),
  ),
});

const Task = z.object({
  id: z.string(),
  order: z.number(),
  title: z.string().nullable(),
  owner: z.string().nullable(),
  ownerId: z.string().nullable(),
  plannedFrom: z.number().nullable(),
  plannedTo: z.number().nullable(),
  startedAt: z.number().nullable(),
  doneAt: z.number().nullable(),
});

/** The force's own words for the forms of a change. */
export const ChangeWords = declareView({
  name: 'service.changeWords',
  summary: 'Questions that are asked of a change, and the services that the control room feels',
  key: 'version',
  permission: 'change.schedule',
  personal: false,
  row: z.object({
    version: z.string(),
    questions: z.array(z.object({ id: z.string(), text: z.string(), answers: z.array(z.string()) })),
    controlRoomServices: z.array(z.string()),
    papersHours: z.number(),
  }),
});

const brief = {
  id: z.string(),
  number: z.string(),
  model: Model,
  situation: Situation,
  /** Null when erased. */
  title: z.string().nullable(),
  teamId: z.string(),
  categoryId: z.string().nullable(),
  serviceIds: z.array(z.string()),
  touchedIds: z.array(z.string()),
  window: Proposal.shape.window,
  outcome: Outcome.nullable(),
  plain: Plain,
};

export const Changes = declareView({
  name: 'service.changes',
  summary: 'Changes that are not closed, rejected or cancelled',
  key: 'id',
  permission: 'change.read',
  personal: true,
  row: z.object({
    ...brief,
    band: Risk.shape.band.nullable(),
    score: z.number().nullable(),
    collisions: z.number(),
    held: z.boolean(),
    requester: z.string().nullable(),
    raisedAt: z.number(),
    changedAt: z.number(),
  }),
});

export const ChangeRecord = declareView({
  name: 'service.changeRecord',
  summary: 'All of one change: papers, risk, impact, approvals, tasks, review',
  key: 'id',
  parent: 'changeId',
  permission: 'change.read',
  personal: true,
  row: z.object({
    ...brief,
    changeId: z.string(),
    templateId: z.string().nullable(),
    causeId: z.string().nullable(),
    raiserId: z.string(),
    raiser: z.string(),
    requester: z.string().nullable(),
    implementers: z.array(z.string()),
    proposal: Proposal,
    /** Null when erased. */
    said: Said.nullable(),
    papersOwed: z.array(z.string()),
    judged: Judged.nullable(),
    approval: Approval.nullable(),
    authorisedAt: z.number().nullable(),
    held: z.object({ since: z.number(), until: z.number().nullable(), reason: z.string().nullable() }).nullable(),
    tasks: z.array(Task),
    begunAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    closure: Outcome.nullable(),
    suspicions: z.array(
      z.object({
        serviceIncidentId: z.string(),
        number: z.string(),
        priority: z.number(),
        caused: z.boolean().nullable(),
      }),
    ),
    review: z
      .object({
        objectivesMet: z.boolean(),
        backOutUsed: z.boolean(),
        lessons: z.string().nullable(),
        by: z.string(),
        at: z.number(),
      })
      .nullable(),
    reviewOwed: z.array(z.string()),
    why: z.string().nullable(),
    raisedAt: z.number(),
  }),
});

const line = {
  id: z.string(),
  changeId: z.string(),
  at: z.number(),
  author: z.string(),
  kind: z.string(),
  text: z.string(),
};

export const ChangeLog = declareView({
  name: 'service.changeLog',
  summary: 'All that was said and done about one change, in its order',
  key: 'id',
  parent: 'changeId',
  permission: 'change.read',
  personal: true,
  row: z.object({ ...line, audience: z.enum(['public', 'internal']) }),
});

/** The same for whoever it concerns. */
export const ChangeTalk = declareView({
  name: 'service.changeTalk',
  summary: 'What whoever follows a change reads of it, and writes; never an internal note',
  key: 'id',
  parent: 'changeId',
  permission: 'change.follow',
  personal: true,
  row: z.object(line),
});

export const FollowedChanges = declareView({
  name: 'service.followedChanges',
  summary: 'Changes that one raised, that touch one or that one follows, in plain words',
  key: 'id',
  permission: 'change.follow',
  personal: true,
  row: z.object({ ...brief, raisedAt: z.number(), changedAt: z.number() }),
});

export const ChangeSchedule = declareView({
  name: 'service.changeSchedule',
  summary: 'The forward schedule of change: what is planned, when, and which services are away for how long',
  key: 'id',
  permission: 'change.schedule',
  personal: false,
  row: z.object({ ...brief, outageMinutes: z.number(), endsAt: z.number().nullable() }),
});

export const AskedApprovals = declareView({
  name: 'service.askedApprovals',
  summary: 'Changes to which somebody was asked to agree, with what they need to say yes or no',
  key: 'id',
  permission: 'change.asked',
  personal: true,
  row: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string().nullable(),
    /** Whose answer is wanting. */
    asks: z.array(
      AskedOne.extend({
        groupId: z.string(),
        groupName: z.string(),
        about: z.enum(['change', 'timing']),
      }),
    ),
    barredIds: z.array(z.string()),
    reason: z.string().nullable(),
    requester: z.string().nullable(),
    band: Risk.shape.band.nullable(),
    score: z.number().nullable(),
    impact: Impact.nullable(),
    collisions: z.array(Collision),
    window: Proposal.shape.window,
    restores999: z.boolean(),
    dueAt: z.number(),
  }),
});

export const ChangeReport = declareView({
  name: 'service.changeReport',
  summary:
    'Changes counted by team, model, category, item and requester: how they came out, and the score (filter from in milliseconds: those raised, and what came of those that ended, since then; asAt counts each change from its log as it stood then, whatever became of it later)',
  key: 'id',
  parent: 'by',
  permission: 'change.read',
  personal: true,
  report: true,
  row: z.object({
    id: z.string(),
    by: z.string(),
    name: z.string(),
    all: z.number(),
    open: z.number(),
    ok: z.number(),
    withIssues: z.number(),
    failed: z.number(),
    backedOut: z.number(),
    causedP1: z.number(),
    causedP2: z.number(),
    causedP3: z.number(),
    score: z.number(),
    perChange: z.number().nullable(),
    outageMinutes: z.number(),
  }),
});
