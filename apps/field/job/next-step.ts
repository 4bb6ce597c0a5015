import type { z } from 'zod';
import { type Milestone, ReportProgress } from '../../../modules/operations/contract.ts';
import type { Acting } from '../acts/acts.ts';

export type Step = z.output<typeof Milestone>;
/** Where a unit stands on its job. */
export type Stand = 'assigned' | Step;

const steps: readonly Step[] = ['acknowledged', 'en-route', 'at-scene', 'resumed'];

/** What the button says. */
export const stepWords: Readonly<Record<Step, string>> = {
  acknowledged: 'Acknowledge',
  'en-route': 'En route',
  'at-scene': 'At scene',
  resumed: 'Resume',
};

/** What stands when it has been done. */
export const standWords: Readonly<Record<Stand, string>> = {
  assigned: 'Not acknowledged yet',
  acknowledged: 'Acknowledged',
  'en-route': 'En route',
  'at-scene': 'At scene',
  resumed: 'Resumed',
};

/** The usual next step; null after the last one. */
export function nextStep(stand: Stand): Step | null {
  return stand === 'assigned' ? 'acknowledged' : (steps[steps.indexOf(stand) + 1] ?? null);
}

/** All the others, always in the same places. */
export function otherSteps(stand: Stand): readonly Step[] {
  const next = nextStep(stand);
  return steps.filter((step) => step !== next);
}

export interface Standing {
  readonly stand: Stand;
  /** True: entered here, not yet in the row. */
  readonly pending: boolean;
}

/** Where the unit stands by the last step entered on this phone, else by the row. */
export function standOf(
  active: { readonly assignmentId: string; readonly milestone: Stand },
  acting: readonly Acting[],
): Standing {
  const entered = acting
    .filter((one) => one.name === ReportProgress.name)
    .flatMap((one) => ReportProgress.schema.safeParse(one.input).data ?? [])
    .filter((input) => input.assignmentId === active.assignmentId)
    .at(-1);
  if (entered === undefined || entered.milestone === active.milestone)
    return { stand: active.milestone, pending: false };
  return { stand: entered.milestone, pending: true };
}
