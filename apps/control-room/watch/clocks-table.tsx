import { z } from 'zod';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useRead } from './use-read.ts';

const Clocks = z.object({
  clocks: z.array(
    z.object({ name: z.string(), seatName: z.string().nullable(), offsetMs: z.number(), at: z.number() }),
  ),
});
/** From here on people would notice times that do not agree. */
const DRIFT_MS = 2_000;

/** How far the machine of each position is from the server's time. */
export function ClocksTable() {
  const { value, fault } = useRead('/api/position-clocks', Clocks);
  return (
    <section aria-label="Clocks of the positions">
      <p className="hint">Clocks of the positions against the server’s. Times on every screen are the server’s.</p>
      {fault !== null && <p className="hint">{fault}</p>}
      {value !== null && value.clocks.length === 0 && <p className="hint">No position has told its time yet.</p>}
      {value !== null && value.clocks.length > 0 && (
        <table>
          <ColumnHeads titles={['Position', 'Who', 'Clock']} />
          <tbody>
            {value.clocks.map(({ name, seatName, offsetMs }) => (
              <tr key={name}>
                <th scope="row">{seatName ?? 'no seat'}</th>
                <td>{name}</td>
                <td>
                  <Drift offsetMs={offsetMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Drift({ offsetMs }: { offsetMs: number }) {
  if (Math.abs(offsetMs) < DRIFT_MS) return <StateMark tone="ok">agrees</StateMark>;
  const way = offsetMs > 0 ? 'slow' : 'fast';
  return <StateMark tone="warn">{`${ago(Math.abs(offsetMs))} ${way}`}</StateMark>;
}
