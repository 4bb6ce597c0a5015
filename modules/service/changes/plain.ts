import type { ChangeState } from './change.ts';
import { changePromises } from './deadlines.ts';
import type { Plain } from './views.ts';

type Known = Exclude<ChangeState, { situation: 'none' }>;

/** How it stands for whoever follows it: in what state, who has it, what comes next and by when. No word of the desk's own. */
export function plainOf(state: Known): Plain {
  const { change } = state;
  const team = { who: null, teamId: change.proposal.teamId };
  const manager = { who: 'The change manager', teamId: null };
  if (change.hold !== null && isOpen(state)) {
    return { state: 'On hold', ...manager, next: change.hold.reason ?? 'It goes on later', by: change.hold.until };
  }
  switch (state.situation) {
    case 'new':
      return { state: 'Being written', ...team, next: 'It is handed in', by: null };
    case 'assess':
      return { state: 'Being looked at', ...manager, next: 'They ask those who must agree', by: window(state) };
    case 'authorise':
      return {
        state: 'Waiting for a yes',
        who: openOnes(state),
        teamId: null,
        next: 'They say yes or no',
        by: due(state),
      };
    case 'scheduled':
      return { state: 'Agreed and planned', ...team, next: 'It is done', by: change.proposal.window?.from ?? null };
    case 'implement':
      return { state: 'Being done now', ...team, next: 'It is finished, or undone', by: due(state) };
    case 'review':
      return { state: 'Done, being looked back at', ...manager, next: 'It is closed', by: due(state) };
    case 'closed':
      return { state: endings[state.closure], who: 'Nobody', teamId: null, next: 'Nothing more', by: null };
    case 'rejected':
      return { state: 'Not agreed to', who: 'Nobody', teamId: null, next: state.why ?? 'Nothing more', by: null };
    case 'cancelled':
      return { state: 'Called off', who: 'Nobody', teamId: null, next: state.why ?? 'Nothing more', by: null };
  }
}

const endings = {
  successful: 'Done',
  'with-issues': 'Done, with some trouble',
  failed: 'Did not work',
  'backed-out': 'Undone again',
} as const;

function isOpen({ situation }: Known): boolean {
  return situation !== 'closed' && situation !== 'rejected' && situation !== 'cancelled';
}

function window({ change }: Known): number | null {
  return change.proposal.window?.from ?? null;
}

/** The first of what is promised of it. */
function due(state: Known): number | null {
  const times = changePromises(state)
    .filter(({ paused, key }) => !paused && key !== 'papers')
    .map(({ dueAt }) => dueAt);
  return times.length === 0 ? null : Math.min(...times);
}

function openOnes({ change }: Known): string {
  const groups = change.approval?.groups ?? [];
  return groups.map(({ name }) => name).join(', ');
}
