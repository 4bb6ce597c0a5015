import type { RowOf } from '../../../kernel/pure.ts';
import type { Commitments } from '../../../modules/service/contract.ts';

type Row = Pick<RowOf<typeof Commitments>, 'metric' | 'promised' | 'measured' | 'count'>;

/** What was promised and what it came to, for whoever reads the report. */
export function commitmentWords(row: Row): { readonly promised: string; readonly cameTo: string } {
  const { metric, promised, measured, count } = row;
  const times = count === 1 ? 'once' : `${count} times`;
  switch (metric) {
    case 'availability':
      return {
        promised: `Available ${promised} % of the agreed hours`,
        cameTo:
          measured === null
            ? 'no agreed hours'
            : `${(Math.floor(measured * 1_000) / 1_000).toFixed(3)} %, away ${times}`,
      };
    case 'failures':
      return { promised: `At most ${promised} failures`, cameTo: `${count}` };
    case 'hours-between':
      return {
        promised: `${promised} hours between failures`,
        cameTo: measured === null ? 'no failure' : `${Math.floor(measured)} hours`,
      };
    case 'lead-time':
      return {
        promised: `Delivered within ${promised / 60} agreed hours`,
        cameTo: measured === null ? 'nothing was delivered' : `${Math.floor(measured)} % of ${count}`,
      };
  }
}
