import { useMemo } from 'react';
import { laidOut, nodeHeight, nodeWidth, type Stop } from './tree.ts';

const MOST_DRAWN = 150;

/** For the eye alone: the list beside it says the same in words, to the keyboard and to those who listen. */
export function Drawing({ rows, fallen }: { rows: readonly Stop[]; fallen: ReadonlySet<string> }) {
  const placed = useMemo(() => laidOut(rows), [rows]);
  if (placed.length > MOST_DRAWN) {
    return (
      <p className="quiet">
        Too many to draw: {placed.length}. The list says all of them; fewer steps or one class make a picture.
      </p>
    );
  }
  const at = new Map(placed.map((one) => [one.row.itemId, one]));
  const width = Math.max(...placed.map(({ x }) => x), 0) + nodeWidth;
  const height = Math.max(...placed.map(({ y }) => y), 0) + nodeHeight;
  return (
    <div className="graph-drawing">
      <svg width={width + 4} height={height + 4} viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
        {placed.flatMap(({ row, x, y }) =>
          row.via.flatMap(({ itemId, group }) => {
            const from = at.get(itemId);
            if (from === undefined) return [];
            const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
            const y2 = y + nodeHeight / 2;
            const bend = (x1 + x) / 2;
            const d = `M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x},${y2}`;
            return [<path key={`${itemId} ${row.itemId}`} className="graph-edge" data-group={group !== null} d={d} />];
          }),
        )}
        {placed.map(({ row, x, y }) => (
          <g
            key={row.itemId}
            className="graph-node"
            data-fallen={fallen.has(row.itemId)}
            transform={`translate(${x} ${y})`}
          >
            <rect width={nodeWidth} height={nodeHeight} rx={3} />
            <text x={8} y={14}>
              {row.label}
              {fallen.has(row.itemId) && ' · falls'}
            </text>
            <text x={8} y={28} className="graph-name">
              {(row.name ?? 'restricted').slice(0, 24)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
