import { useDesk } from '../session/desk.tsx';
import { durationOf, groupName, type MeasureRow } from './measure-words.ts';

const WIDTH = 640;
const ROW = 22;
const LEFT = 190;
const RIGHT = 70;

/**
 * Median and 90th percentile of the time to arrive, a row each group: a solid bar and a line with its end marked, so that they
 * differ in grey. The table beneath it is its twin for whoever hears the screen.
 */
export function TimesChart({ rows, by }: { rows: readonly MeasureRow[]; by: string }) {
  const { areaName } = useDesk();
  const shown = rows.filter(({ measure, medianSeconds }) => measure === 'arrive' && medianSeconds !== null);
  if (shown.length === 0) return null;
  const longest = Math.max(...shown.map(({ p90Seconds }) => p90Seconds ?? 0), 1);
  const scale = (seconds: number | null): number => ((seconds ?? 0) / longest) * (WIDTH - LEFT - RIGHT);
  const height = shown.length * ROW + 24;
  return (
    <figure className="times-chart">
      <figcaption>
        Time to arrive: <span aria-hidden="true">▬</span> median, <span aria-hidden="true">─┤</span> 90th percentile
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} aria-hidden="true" focusable="false">
        {shown.map(({ id, group, medianSeconds, p90Seconds }, i) => {
          const y = i * ROW + 12;
          const end = LEFT + scale(p90Seconds);
          return (
            <g key={id}>
              <text x={LEFT - 8} y={y + 4} textAnchor="end">
                {groupName(by, group, areaName)}
              </text>
              <rect x={LEFT} y={y - 5} width={Math.max(1, scale(medianSeconds))} height={10} />
              <path d={`M${LEFT} ${y}H${end}M${end} ${y - 7}v14`} />
              <text x={end + 6} y={y + 4}>
                {durationOf(p90Seconds)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
