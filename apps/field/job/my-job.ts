import type { z } from 'zod';
import type { RowOf } from '../../../kernel/pure.ts';
import { type OpenIncidents, ShowMeAt } from '../../../modules/operations/contract.ts';
import type { Acting } from '../acts/acts.ts';
import type { Mine } from '../unit/my-unit.ts';
import { type Stand, standOf } from './next-step.ts';

export type IncidentRow = RowOf<typeof OpenIncidents>;
type ShownAt = z.output<(typeof ShowMeAt)['schema']>;

/** What I am on: the active assignment, or what I said by "show me at" and the server has not answered yet. */
export interface Job {
  readonly incidentId: string;
  readonly assignmentId: string;
  readonly stand: Stand;
  readonly pending: boolean;
  /** Null until the server has numbered it. */
  readonly number: string | null;
  readonly grade: string | null;
  readonly since: number;
  /** Entered here, not yet answered. */
  readonly entered: ShownAt | null;
}

export function jobOf({ tourId, row }: Mine, acting: readonly Acting[]): Job | null {
  const active = row?.active ?? null;
  const shown = lastShown(tourId, acting);
  if (shown !== null && shown.input.assignmentId !== active?.assignmentId) return enteredJob(shown, acting);
  if (active === null) return null;
  const { incidentId, assignmentId, number, grade, since } = active;
  return { incidentId, assignmentId, number, grade, since, entered: null, ...standOf(active, acting) };
}

interface Shown {
  readonly input: ShownAt;
  readonly at: number;
}

function lastShown(tourId: string, acting: readonly Acting[]): Shown | null {
  const shown = acting
    .filter((one) => one.name === ShowMeAt.name)
    .flatMap((one) => {
      const input = ShowMeAt.schema.safeParse(one.input).data;
      return input?.tourId === tourId ? [{ input, at: one.enteredAt }] : [];
    });
  return shown.at(-1) ?? null;
}

function enteredJob({ input, at }: Shown, acting: readonly Acting[]): Job {
  const { incidentId, assignmentId } = input;
  const { stand } = standOf({ assignmentId, milestone: 'at-scene' }, acting);
  return { incidentId, assignmentId, stand, pending: true, number: null, grade: null, since: at, entered: input };
}

type Clock = IncidentRow['clocks'][number];

/** The clock that counts for whoever drives: arrival first, then the one due next. */
export function clockOf(clocks: readonly Clock[]): Clock | null {
  const arrive = clocks.find((clock) => clock.kind === 'arrive');
  return arrive ?? clocks.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}
