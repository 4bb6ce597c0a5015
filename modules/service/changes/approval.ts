import type { ApprovalGroup } from './terms.ts';

type Group = Pick<ApprovalGroup, 'id' | 'rule' | 'percent' | 'quorum'> & { readonly asked: readonly unknown[] };

export interface Vote {
  readonly groupId: string;
  readonly askedKey: string;
  readonly decision: 'yes' | 'no' | 'abstain';
}

export type Result = 'open' | 'yes' | 'no';

/** What a group says so far. A yes waits for the quorum; those who abstain count for it, and for nothing else. */
export function resultOf(group: Group, votes: readonly Vote[]): Result {
  const cast = votes.filter(({ groupId }) => groupId === group.id);
  const count = (decision: Vote['decision']): number => cast.filter((vote) => vote.decision === decision).length;
  const [yes, no, abstained] = [count('yes'), count('no'), count('abstain')];
  const voting = group.asked.length - abstained;
  const said = byRule(group, { yes, no, voting, first: cast[0]?.decision ?? null });
  const left = group.asked.length - cast.length;
  if (said === 'yes' && cast.length < group.quorum) return 'open';
  if (said === 'open' && left === 0) return 'no';
  return said;
}

interface Count {
  readonly yes: number;
  readonly no: number;
  readonly voting: number;
  readonly first: Vote['decision'] | null;
}

function byRule({ rule, percent }: Group, { yes, no, voting, first }: Count): Result {
  switch (rule) {
    case 'anyone':
      return yes > 0 ? 'yes' : no >= voting && no > 0 ? 'no' : 'open';
    case 'first':
      return first === null || first === 'abstain' ? 'open' : first;
    case 'all':
      return no > 0 ? 'no' : yes >= voting && yes > 0 ? 'yes' : 'open';
    case 'majority':
      return yes * 2 > voting ? 'yes' : no * 2 >= voting && no > 0 ? 'no' : 'open';
    case 'percent':
      return yes * 100 >= percent * voting && yes > 0 ? 'yes' : (voting - no) * 100 < percent * voting ? 'no' : 'open';
  }
}

/** All groups must agree; one that does not is enough. */
export function resultOfAll(groups: readonly Group[], votes: readonly Vote[]): Result {
  const results = groups.map((group) => resultOf(group, votes));
  if (results.includes('no')) return 'no';
  return results.every((result) => result === 'yes') ? 'yes' : 'open';
}
