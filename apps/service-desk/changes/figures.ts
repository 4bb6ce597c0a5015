import { csvOf } from '../../../client/csv.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Cabs, ChangeReport } from '../../../modules/service/contract.ts';

export type FigureRow = RowOf<typeof ChangeReport>;

export const heads = [
  ...['Name', 'Changes', 'Open', 'Went well', 'With trouble', 'Failed', 'Undone'],
  ...['P1 / P2 / P3 caused', 'Score', 'Score for each', 'Minutes planned away'],
] as const;

export function figuresCsv(rows: readonly FigureRow[], named: (row: FigureRow) => string): string {
  return csvOf(
    heads,
    rows.map((row) => {
      const { all, open, ok, withIssues, failed, backedOut, causedP1, causedP2, causedP3 } = row;
      const caused = `${causedP1} / ${causedP2} / ${causedP3}`;
      const { score, perChange, outageMinutes } = row;
      return [named(row), all, open, ok, withIssues, failed, backedOut, caused, score, perChange, outageMinutes];
    }),
  );
}

/** What the CAB has said and asked for, meeting by meeting. */
export function minutesCsv(cabs: readonly Pick<RowOf<typeof Cabs>, 'name' | 'at' | 'minutes'>[]): string {
  const rows = cabs.flatMap(({ name, at, minutes }) =>
    minutes.map((line) => [name, new Date(at).toISOString(), line.changeId, line.text, line.by]),
  );
  return csvOf(['Meeting', 'When', 'Change', 'What was said', 'Written by'], rows);
}
