import { z } from 'zod';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Seats } from '../../../modules/force/contract.ts';
import { AlarmRates } from '../../../modules/operations/contract.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { ROUTINE, type SeatRate, seatRates, UPSET } from './alarm-rates.ts';
import { ClocksTable } from './clocks-table.tsx';
import { OwnEstateTable } from './own-estate-table.tsx';
import { useRead } from './use-read.ts';

const Rate = z.object({
  ...{ id: z.string(), seatId: z.string(), from: z.number() },
  ...{ a: z.number(), b: z.number(), joined: z.number() },
}) satisfies z.ZodType<RowOf<typeof AlarmRates>>;
const Rates = z.object({ rows: z.array(Rate) });
const STRETCHES = 18;

/** How many alarms each seat was told in the last three hours, against what a person can bear. */
export function RatesPane() {
  const { value, fault } = useRead(`/api/views/${AlarmRates.name}?limit=500`, Rates);
  const rows = value?.rows ?? null;
  const seats = useRows(Seats);
  const now = useNow();
  const shown = seatRates(rows ?? [], now, STRETCHES);
  const nameOf = (id: string): string => seats.byKey.get(id)?.name ?? id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="rates" aria-label="Alarms told to each seat" tabIndex={0}>
      <p className="hint">
        Alarms of class A and B in ten minutes, over the last three hours. At most {ROUTINE} in routine, {UPSET} in the
        first ten minutes of an upset; like ones within ten minutes count as one.
      </p>
      {fault !== null && <p className="hint">{fault}</p>}
      {rows !== null && shown.length === 0 && <p className="hint">No seat has been told an alarm.</p>}
      {shown.length > 0 && (
        <table>
          <ColumnHeads titles={['Seat', 'Each ten minutes', 'On average', 'Most', 'Joined a group', 'Load']} />
          <tbody>
            {shown.map((rate) => (
              <tr key={rate.seatId}>
                <th scope="row">{nameOf(rate.seatId)}</th>
                <td>
                  <Bars rate={rate} />
                </td>
                <td>{rate.mean.toFixed(1)}</td>
                <td>{rate.most}</td>
                <td>{rate.joined}</td>
                <td>
                  <Load state={rate.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ClocksTable />
      <OwnEstateTable />
    </section>
  );
}

const BAR = 8;
const HIGH = 24;

/** One bar for each ten minutes; the line is the most that an upset may bring. */
function Bars({ rate: { counts } }: { rate: SeatRate }) {
  const heightOf = (count: number): number => Math.min(HIGH, (count / UPSET) * HIGH);
  return (
    <svg
      className="rate-bars"
      viewBox={`0 0 ${counts.length * BAR} ${HIGH}`}
      role="img"
      aria-label={`Oldest first: ${counts.join(', ')}`}
    >
      {counts.map((count, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its stretch of time.
          key={at}
          x={at * BAR}
          y={HIGH - heightOf(count)}
          width={BAR - 2}
          height={heightOf(count)}
          data-over={count > ROUTINE}
        />
      ))}
      <line x1="0" x2={counts.length * BAR} y1="0.5" y2="0.5" />
    </svg>
  );
}

function Load({ state }: { state: SeatRate['state'] }) {
  if (state === 'routine') return <StateMark tone="ok">within limits</StateMark>;
  if (state === 'above') return <StateMark tone="warn">over {ROUTINE} in 10 min</StateMark>;
  return <StateMark tone="alarm">over {UPSET} in 10 min</StateMark>;
}
