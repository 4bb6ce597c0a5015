import { csvOf } from '../../../client/csv.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ChangeSchedule } from '../../../modules/service/contract.ts';

type Row = Pick<
  RowOf<typeof ChangeSchedule>,
  'id' | 'number' | 'title' | 'window' | 'endsAt' | 'touchedIds' | 'outageMinutes' | 'plain'
>;

const DAY_MS = 86_400_000;
const dayName = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', weekday: 'short', day: 'numeric', month: 'short' },
});

/** The days from one on, each with what is done on it, the way back included. */
export function daysOf<One extends Row>(rows: readonly One[], { from, days }: { from: number; days: number }) {
  return Array.from({ length: days }, (_, i) => {
    const at = from + i * DAY_MS;
    const of = rows.filter(
      ({ window, endsAt }) => window !== null && window.from < at + DAY_MS && (endsAt ?? window.to) > at,
    );
    return { at, name: dayName.format(at + DAY_MS / 2), of };
  });
}

export function scheduleCsv(rows: readonly Row[], names: (ids: readonly string[]) => string): string {
  const text = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  return csvOf(
    ['Change', 'What', 'From', 'To', 'Touches', 'Minutes away', 'How it stands'],
    rows.map(({ number, title, window, touchedIds, outageMinutes, plain }) => [
      ...[number, title ?? '', text(window?.from), text(window?.to), names(touchedIds), outageMinutes, plain.state],
    ]),
  );
}
