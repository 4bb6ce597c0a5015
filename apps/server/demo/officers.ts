import { derivedId } from '../../../kernel/index.ts';
import { EnterOfficer, GrantSkill } from '../../../modules/operations/contract.ts';
import type { Parts } from '../application.ts';
import { act } from './act.ts';

/** The same at each start, so that a second one finds what the first has entered. */
const UNTIL = Date.UTC(2031, 3, 1);

/** Enters the crews of the demonstration in the register; what a unit can do, the first of its crew holds an authority for. */
export async function enterOfficers({ modules }: Parts): Promise<void> {
  const { units } = modules.force.pack().demo;
  for (const { crew, skills, issi } of units) {
    for (const [at, { collar, name }] of crew.entries()) {
      const commandId = derivedId('demonstration officer', collar);
      await act(modules.context, EnterOfficer, { collar, name, issi: at === 0 ? issi : null }, commandId);
    }
    const [first] = crew;
    if (first === undefined) continue;
    for (const skill of skills) {
      const input = { collar: first.collar, skill, authority: 'Course passed, signed by the trainer', until: UNTIL };
      await act(modules.context, GrantSkill, input, derivedId('demonstration authority', first.collar, skill));
    }
  }
}
