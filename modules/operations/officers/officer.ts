import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { OfficerEvent } from './events.ts';

type Granted = Extract<Past<OfficerEvent>, { type: 'operations.SkillGranted' }>;

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
  /** Who is told before an authority ends, and since when it stands: of those that have an end. */
  readonly endings: Readonly<Record<string, Ending>>;
  readonly marks: Marks;
}

interface Ending extends NonNullable<Granted['data']['ending']> {
  readonly grantedAt: number;
  readonly until: number;
}

export type OfficerState = { readonly situation: 'none' } | { readonly situation: 'known'; readonly officer: Officer };

function evolve(state: OfficerState, event: Past<OfficerEvent | StepEvent>): OfficerState {
  if (!isStep(event) && event.type === 'operations.OfficerEntered') {
    const { skills, endings, marks } = state.situation === 'none' ? nothingHeld : state.officer;
    const { name = null } = event.detail ?? {};
    return { situation: 'known', officer: { name, issi: event.data.issi, skills, endings, marks } };
  }
  if (state.situation === 'none') return state;
  const { officer } = state;
  if (isStep(event)) return { situation: 'known', officer: { ...officer, marks: noteStep(officer.marks, event) } };
  const put = (skill: string, authority: Authority, ending: Ending | null): OfficerState => {
    const { [skill]: _, ...others } = officer.endings;
    const endings = ending === null ? others : { ...others, [skill]: ending };
    return { situation: 'known', officer: { ...officer, skills: { ...officer.skills, [skill]: authority }, endings } };
  };
  switch (event.type) {
    case 'operations.SkillGranted': {
      const { skill, until, ending } = event.data;
      const ends = until === null || ending === undefined ? null : { ...ending, until, grantedAt: event.recordedAt };
      return put(skill, { until, authority: event.detail?.authority ?? null, withdrawn: false }, ends);
    }
    case 'operations.SkillWithdrawn': {
      const { skill } = event.data;
      const authority = officer.skills[skill]?.authority ?? null;
      return put(skill, { until: event.recordedAt, authority, withdrawn: true }, null);
    }
    default:
      // What the law does to a stream (erased, held) changes nothing of how it stands.
      return state;
  }
}

const nothingHeld = { skills: {}, endings: {}, marks: {} };

/** An authority that ends is renewed in time, or somebody knows that it will not be. No name: steps stay in the log for ever. */
export function officerPromises(state: OfficerState): readonly Promised[] {
  if (state.situation === 'none') return [];
  return Object.entries(state.officer.endings).map(([skill, ending]): Promised => {
    const { name, until, grantedAt, warnSeconds, ladder } = ending;
    const startedAt = Math.min(grantedAt, until);
    return {
      ...{ key: `skill:${skill}`, kind: 'skill-end', label: `Authority for ${name} ends`, startedAt, dueAt: until },
      warnAt: Math.max(startedAt, until - warnSeconds * 1000),
      ...{ ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds, alarm: 'B', areaId: null, paused: false },
    };
  });
}

/** The stream bears the collar number: one officer, one entry. */
export const officerAggregate: Aggregate<OfficerState, OfficerEvent> = {
  name: 'operations.officer',
  initial: { situation: 'none' },
  evolve,
  promises: officerPromises,
};
