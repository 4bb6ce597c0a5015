import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { CodeTestEvent, CodeTested } from './events.ts';

/** What the last test found, and since when it has not been well. */
export type CodeTestState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'tested';
      readonly last: CodeTested;
      readonly at: number;
      /** When the first of a row of tests failed; null: the last was well. */
      readonly failingSince: number | null;
      readonly marks: Marks;
    };

function evolve(state: CodeTestState, event: Past<CodeTestEvent | StepEvent>): CodeTestState {
  if (isStep(event)) {
    return state.situation === 'none' ? state : { ...state, marks: noteStep(state.marks, event) };
  }
  const { data: last, recordedAt: at } = event;
  const before = state.situation === 'none' ? { failingSince: null, marks: {} } : state;
  const failingSince = hasFailed(last) ? (before.failingSince ?? at) : null;
  return { situation: 'tested', last, at, failingSince, marks: before.marks };
}

function hasFailed({ faults, unmapped }: Pick<CodeTested, 'faults' | 'unmapped'>): boolean {
  return faults.length + unmapped.length > 0;
}

export const NEXT_TEST = 'code-test';
/** A test that has not run by then is told of: the timer is late, or it could not be done. */
const LATE_SECONDS = 600;

/** The next test runs, what the last one found is put right, and each table is looked at again in time. */
export function codeTestPromises(state: CodeTestState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { last, at, failingSince } = state;
  const { ladder, nextAt, warnSeconds } = last;
  const owe = (owed: Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt' | 'dueAt' | 'warnAt'>): Promised => ({
    ...{ ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds, alarm: 'B', areaId: null, paused: false },
    ...owed,
  });
  const label = 'Nightly test of the code mappings';
  const next = owe({ key: NEXT_TEST, kind: NEXT_TEST, label, startedAt: at, dueAt: nextAt, warnAt: null });
  const later = next.ladder.map((rung) => ({ ...rung, afterSeconds: rung.afterSeconds + LATE_SECONDS }));
  return [
    { ...next, ladder: later },
    ...(failingSince === null ? [] : [owe(failure(last, failingSince))]),
    ...last.tables.map(({ id, name, owner, reviewedOn, reviewAt }) => {
      // From its last review, not from this test: a test in the days of the warning must not take the warning back.
      const startedAt = Math.min(Date.parse(reviewedOn), reviewAt);
      const warnAt = Math.max(startedAt, reviewAt - warnSeconds * 1000);
      const key = `code-review:${id}:${reviewAt}`;
      const review = { key, kind: 'code-review', label: `Review the code mappings of ${name} (${owner})` };
      return owe({ ...review, startedAt, dueAt: reviewAt, warnAt });
    }),
  ];
}

function failure({ faults, unmapped }: CodeTested, since: number) {
  const said = [
    ...(faults.length > 0 ? [`${faults.length} faults of tables`] : []),
    ...(unmapped.length > 0 ? [`${unmapped.length} codes in use that a partner cannot be given`] : []),
  ];
  const label = `Test of the code mappings failed: ${said.join(', ')}`;
  const key = `code-test-failed:${since}`;
  return { key, kind: 'code-test-failed', label, startedAt: since, dueAt: since, warnAt: null };
}

export const codeTestAggregate: Aggregate<CodeTestState, CodeTestEvent> = {
  name: 'operations.codeTest',
  initial: { situation: 'none' },
  evolve,
  promises: codeTestPromises,
};
