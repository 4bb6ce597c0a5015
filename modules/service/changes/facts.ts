import type { Db } from '../../../kernel/index.ts';
import { type Actor, type Role, seatedRoles } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';
import type { Change, ChangeState, Judged } from './change.ts';
import type { SubmitFacts, Unknown } from './decide.ts';
import type { RaiseFacts } from './decide-raise.ts';
import { type Judging, judge } from './judge.ts';
import { bandAtLeast } from './risk.ts';
import type { ChangeNeeds } from './sight.ts';
import type { Proposal } from './terms.ts';

type Counted = Pick<RaiseFacts, 'number' | 'sequence' | 'holderIds'>;

export function raiseFacts(proposal: Proposal | null, { service }: Pack, counted: Counted): RaiseFacts {
  const { papersHours, reviewDays, overrunPercent, incidentHours } = service.change;
  const { ladder, repeatSeconds } = service;
  return {
    ...counted,
    rules: { ladder, repeatSeconds, papersHours, reviewDays, overrunPercent, incidentHours },
    unknown: proposal === null ? null : unknownIn(proposal, service),
  };
}

/** The first name in it that the force does not know. */
export function unknownIn({ serviceIds, teamId, categoryId }: Proposal, known: Pack['service']): Unknown | null {
  const lacks = (list: readonly { readonly id: string }[], id: string): boolean => !list.some((one) => one.id === id);
  const service = serviceIds.find((id) => lacks(known.services, id));
  if (service !== undefined) return { code: 'no-such-service', detail: `The force has no service ${service}.` };
  if (lacks(known.teams, teamId)) return { code: 'no-such-team', detail: `The force has no team ${teamId}.` };
  if (categoryId !== null && lacks(known.categories, categoryId)) {
    return { code: 'no-such-category', detail: `The force has no category ${categoryId}.` };
  }
  return null;
}

export function judgingOf(changeId: string, { number, model, templateId, proposal }: Change, now: number): Judging {
  return { changeId, number, model, templateId, proposal, now };
}

/** What is worked out of a change, and who must agree to it by the policy of the force. */
export async function submitFacts(
  db: Db,
  { changeId, now }: { readonly changeId: string; readonly now: number },
  state: ChangeState,
  needs: ChangeNeeds,
): Promise<SubmitFacts> {
  if (state.situation === 'none') return nothing;
  const judged = await judge(db, judgingOf(changeId, state.change, now), needs);
  return { judged, asked: askedFor(state.change, judged, { policies: needs.pack().service.change.policies, now }) };
}

const none = { terms: [], score: 0, ruleReasons: [], answers: [] };
/** Of what is not there: the rule refuses before it looks. */
const nothing: SubmitFacts = {
  asked: null,
  judged: {
    risk: { ...none, scoreBand: 'low', ruleBand: 'low', questionnaireBand: 'low', band: 'low' },
    ...{ collisions: [], freeSlots: [], controlRoom: false },
    impact: {
      ...{ together: [], services: [], positions: [], callsigns: [], talkgroups: [], areas: [] },
      ...{ usualCalls: 0, usualImmediate: 0 },
    },
  },
};

interface Policies {
  readonly policies: Pack['service']['change']['policies'];
  readonly now: number;
}

/** The first policy that fits. Whoever raised it or does it is asked nothing. */
function askedFor(change: Change, judged: Judged, { policies, now }: Policies): SubmitFacts['asked'] {
  const { model, proposal, raiserId, tasks, rounds } = change;
  const policy = policies.find(
    (one) =>
      one.models.some((each) => each === model) &&
      bandAtLeast(judged.risk.band, one.fromBand) &&
      (!one.controlRoom || judged.controlRoom) &&
      (!one.restores999 || proposal.restores999),
  );
  if (policy === undefined) return null;
  const owners = tasks.flatMap(({ ownerId }) => ownerId ?? []);
  return {
    ...{ round: rounds + 1, policyId: policy.id, dueAt: now + policy.minutes * 60_000 },
    barredIds: [...new Set([raiserId, ...proposal.implementerIds, ...owners])],
    groups: policy.groups.map(({ roles, ...group }) => ({
      ...group,
      asked: roles.map((role) => ({ key: role, accountId: null, role, name: wordsOf(role) })),
    })),
  };
}

function wordsOf(role: Role): string {
  return role.replaceAll('-', ' ').replace(/\b(ict|fim)\b/, (short) => short.toUpperCase());
}

/** The roles that somebody holds at this moment: one that is exercised from a seat counts only there. */
export async function rolesHeldBy(db: Db, actor: Actor, { pack, people }: ChangeNeeds): Promise<readonly Role[]> {
  if (actor.kind !== 'person') return [];
  const seat = pack().seats.find(({ id }) => id === actor.seatId);
  const held = (await people.find(db, actor.id))?.roles ?? [];
  return held.filter((role) => !seatedRoles.has(role) || (seat?.roles.includes(role) ?? false));
}

export async function serves(db: Db, actor: Actor, needs: ChangeNeeds): Promise<boolean> {
  if (actor.kind !== 'person') return true;
  return (await rolesHeldBy(db, actor, needs)).some((role) => serviceStaff.includes(role));
}
