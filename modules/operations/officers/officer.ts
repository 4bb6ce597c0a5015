import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { OfficerEvent } from './events.ts';

/** What an officer holds a skill by. */
export interface Authority {
  /** Null: it has no end. Withdrawn, it has ended then. */
  readonly until: number | null;
  /** By which course, and who signed it; null when erased. */
  readonly authority: string | null;
  readonly withdrawn: boolean;
}

interface Officer {
  /** Null when erased. */
  readonly name: string | null;
  readonly issi: string | null;
  readonly skills: Readonly<Record<string, Authority>>;
}

export type OfficerState = { readonly situation: 'none' } | { readonly situation: 'known'; readonly officer: Officer };

function evolve(state: OfficerState, event: Past<OfficerEvent>): OfficerState {
  if (event.type === 'operations.OfficerEntered') {
    const skills = state.situation === 'none' ? {} : state.officer.skills;
    return { situation: 'known', officer: { name: event.detail?.name ?? null, issi: event.data.issi, skills } };
  }
  if (state.situation === 'none') return state;
  const { officer } = state;
  const put = (skill: string, authority: Authority): OfficerState => ({
    situation: 'known',
    officer: { ...officer, skills: { ...officer.skills, [skill]: authority } },
  });
  switch (event.type) {
    case 'operations.SkillGranted': {
      const { skill, until } = event.data;
      return put(skill, { until, authority: event.detail?.authority ?? null, withdrawn: false });
    }
    case 'operations.SkillWithdrawn': {
      const { skill } = event.data;
      const authority = officer.skills[skill]?.authority ?? null;
      return put(skill, { until: event.recordedAt, authority, withdrawn: true });
    }
    default:
      // What the law does to a stream (erased, held) changes nothing of how it stands.
      return state;
  }
}

/** The stream bears the collar number: one officer, one entry. */
export const officerAggregate: Aggregate<OfficerState, OfficerEvent> = {
  name: 'operations.officer',
  initial: { situation: 'none' },
  evolve,
};
