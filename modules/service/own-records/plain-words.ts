import type { Standing } from './standing.ts';

/** What the person whose record it is reads of it: how it stands, who has it, what happens next and by when. */
export interface PlainWords {
  readonly state: string;
  readonly who: string;
  readonly next: string;
  /** Epoch milliseconds; null: no time is promised, `next` says why. */
  readonly by: number | null;
}

/** The force's own words for what a record names by code. */
export interface Names {
  readonly team: (teamId: string) => string;
  readonly waitsFor: (reason: string) => 'user' | 'supplier' | 'date';
}

const YOU = 'You';

/** No word of this is a state of the desk's own: whoever reads it has never seen the desk. */
export function plainWords(standing: Standing, names: Names, now: number): PlainWords {
  switch (standing.is) {
    case 'reported':
      return {
        state: 'Reported',
        who: names.team(standing.teamId),
        next: 'They look at it and answer you',
        by: standing.by,
      };
    case 'worked-on':
      return {
        state: 'Being worked on',
        who: standing.assignee ?? names.team(standing.teamId),
        next: 'It is put right',
        by: standing.by,
      };
    case 'waits':
      return waiting(standing, names);
    case 'fixed':
      return {
        state: 'Fixed, as far as we know',
        who: YOU,
        next: 'Say whether it works. Without a word from you we take it that it does',
        by: standing.by,
      };
    case 'wants-approval':
      return { state: 'Waiting for approval', who: standing.approver, next: 'They say yes or no', by: standing.by };
    case 'prepared':
      return {
        state: 'Being prepared',
        who: names.team(standing.teamId),
        next: standing.task ?? 'You get it',
        by: standing.by,
      };
    case 'delivered':
      return {
        state: 'Delivered',
        who: YOU,
        next: 'Say whether all is there. Without a word from you we take it that it is',
        by: standing.by,
      };
    case 'ended':
      return ended(standing, now);
  }
}

function waiting(standing: Extract<Standing, { is: 'waits' }>, names: Names): PlainWords {
  const team = names.team(standing.teamId);
  switch (names.waitsFor(standing.reason)) {
    case 'user':
      return { state: 'Waiting for you', who: YOU, next: 'Answer what we asked; then it goes on', by: standing.by };
    case 'supplier':
      return {
        state: 'Waiting for a supplier',
        who: team,
        next: 'It goes on when they have delivered',
        by: standing.by,
      };
    case 'date':
      return { state: 'Put off as agreed', who: team, next: 'It goes on', by: standing.by };
  }
}

const endings = {
  done: 'Done',
  withdrawn: 'Withdrawn',
  refused: 'Not approved',
} as const;

function ended({ how, reopenUntil }: Extract<Standing, { is: 'ended' }>, now: number): PlainWords {
  const again = reopenUntil !== null && reopenUntil > now;
  return {
    state: endings[how],
    who: 'Nobody',
    next: again ? 'Nothing. It can be taken up again' : 'Nothing more',
    by: again ? reopenUntil : null,
  };
}

export type OwnAct = 'comment' | 'withdraw' | 'confirm' | 'reopen';

/** What the person may do about it now. */
export function ownActs(standing: Standing, now: number): readonly OwnAct[] {
  switch (standing.is) {
    case 'fixed':
    case 'delivered':
      return standing.reopenUntil > now ? ['confirm', 'reopen', 'comment'] : ['confirm', 'comment'];
    case 'ended':
      return standing.reopenUntil !== null && standing.reopenUntil > now ? ['reopen'] : [];
    default:
      return ['comment', 'withdraw'];
  }
}
