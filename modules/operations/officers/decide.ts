import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TourEvent } from '../resources/events.ts';
import { canonicalCollar, type HeldSkill, unitSkills } from '../resources/skills.ts';
import type { TourState } from '../resources/tour.ts';
import type { EnterOfficer, GrantSkill, WithdrawSkill } from './commands.ts';
import type { OfficerEvent } from './events.ts';
import type { OfficerState } from './officer.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly officer: OfficerState; readonly tours: readonly TourState[] };
type Outcomes = Outcome<{ officer: readonly OfficerEvent[]; tours?: readonly (readonly TourEvent[])[] }>;

/** What the register holds of everybody in the crews that the officer is in now. */
interface Known {
  readonly held: readonly HeldSkill[];
}

interface GrantFacts {
  readonly known: boolean;
  /** Whom its end is told to, and how long before. */
  readonly ending: NonNullable<Extract<OfficerEvent, { type: 'operations.SkillGranted' }>['data']['ending']>;
}

const noSuchOfficer = () => refuse<never>('no-such-officer', 'The register has no officer with this collar number.');

export function enterOfficer({ input: { name, issi } }: Command<typeof EnterOfficer>): Outcomes {
  return decided({ officer: [{ type: 'operations.OfficerEntered', data: { issi }, detail: { name } }] });
}

/** Whoever is out with it already has it from now on; one that is renewed late counts again at once. */
export function grantSkill(
  { input, recordedAt }: Command<typeof GrantSkill>,
  { officer, tours }: States,
  { held, known, ending }: Known & GrantFacts,
): Outcomes {
  if (officer.situation === 'none') return noSuchOfficer();
  const { collar, skill, authority, until } = input;
  if (!known) return refuse('no-such-skill', `The force pack has no skill ${skill}.`);
  return decided({
    officer: [
      {
        type: 'operations.SkillGranted',
        data: { skill, until, ...(until !== null && { ending }) },
        detail: { authority },
      },
    ],
    tours: crewsWith({ collar, skill, until }, tours, { held, at: recordedAt }),
  });
}

export function withdrawSkill(
  { input, recordedAt }: Command<typeof WithdrawSkill>,
  { officer, tours }: States,
  { held }: Known,
): Outcomes {
  if (officer.situation === 'none') return noSuchOfficer();
  const { collar, skill, reason } = input;
  const stands = officer.officer.skills[skill];
  if (stands === undefined || stands.withdrawn) {
    return refuse('not-held', 'This officer holds no authority for this skill.');
  }
  return decided({
    officer: [{ type: 'operations.SkillWithdrawn', data: { skill }, detail: { reason } }],
    tours: crewsWith({ collar, skill, until: recordedAt }, tours, { held, at: recordedAt }),
  });
}

function crewsWith(
  now: HeldSkill,
  tours: readonly TourState[],
  { held, at }: Known & { readonly at: number },
): readonly (readonly TourEvent[])[] {
  const after = [...held.filter((one) => one.collar !== now.collar || one.skill !== now.skill), now];
  return tours.map((state) => {
    if (state.situation !== 'on-tour') return [];
    const { terms, crew } = state.tour;
    const register = after.filter((one) => crew.some(({ collar }) => canonicalCollar(collar) === one.collar));
    // Withdrawn, it stays on the unit with its end: a dispatcher sees that it was there and is not.
    return [{ type: 'operations.CrewSkillsChanged', data: unitSkills(terms.skills, register, at) }];
  });
}
