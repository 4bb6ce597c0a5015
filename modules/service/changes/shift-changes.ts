import { workingStretches } from '../../../kernel/pure.ts';
import type { Barred } from './collision.ts';
import type { Span } from './window.ts';

interface ShiftTerms {
  /** Local times at which one shift of the control room hands over to the next. */
  readonly at: readonly string[];
  /** So many minutes before and after. */
  readonly minutes: number;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const DAY_MINUTES = 1_440;

/** The hand-overs of the control room within a span: what it feels is not changed in the middle of one. */
export function shiftChanges(
  terms: ShiftTerms,
  { timezone, serviceIds }: { readonly timezone: string; readonly serviceIds: readonly string[] },
  { from, to }: Span,
): readonly Barred[] {
  return terms.at.flatMap((time) => {
    const [begins, ends] = [-terms.minutes, terms.minutes].map((minutes) => shifted(time, minutes));
    if (begins === undefined || ends === undefined || begins >= ends) return [];
    const week = days.map((day) => ({ day, from: begins, to: ends }));
    const name = `Shift change at ${time}`;
    return workingStretches(from, to, { timezone, week, closed: [] }).map((span) => ({
      ...{ id: `${name} ${span.from}`, kind: 'shift-change' as const, name, span, serviceIds, areaIds: [] },
    }));
  });
}

/** `HH:MM` later or earlier, on the same day: one that would leave it ends with it. */
function shifted(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = Math.min(DAY_MINUTES, Math.max(0, hour * 60 + minute + minutes));
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
