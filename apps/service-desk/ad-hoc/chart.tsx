import './ad-hoc.css';
import type { Question } from '../../../modules/service/contract.ts';

/** More than so many bars are no picture any more. */
const MOST_BARS = 40;
const WIDTH = 600;
const HEIGHT = 160;

interface Bar {
  readonly label: string;
  readonly value: number;
}

/** The same as the table below it, to the eye; who does not see it misses nothing. */
export function Chart({ look, bars }: { readonly look: Question['chart']; readonly bars: readonly Bar[] }) {
  const shown = bars.slice(0, MOST_BARS);
  const most = Math.max(0, ...shown.map(({ value }) => value));
  if (look === 'none' || most <= 0) return null;
  const share = ({ value }: Bar): number => Math.max(0, value) / most;
  return look === 'bars' ? <Bars bars={shown} share={share} /> : <Line bars={shown} share={share} />;
}

interface ShapeProps {
  readonly bars: readonly Bar[];
  readonly share: (bar: Bar) => number;
}

function Bars({ bars, share }: ShapeProps) {
  return (
    <div className="ad-hoc-bars" aria-hidden="true">
      {bars.map((bar) => (
        <div key={bar.label}>
          <span className="clip">{bar.label}</span>
          <span className="ad-hoc-bar" style={{ width: `${share(bar) * 100}%` }} />
          <span className="figure">{bar.value}</span>
        </div>
      ))}
    </div>
  );
}

function Line({ bars, share }: ShapeProps) {
  const step = WIDTH / Math.max(1, bars.length - 1);
  const points = bars.map((bar, at) => `${(at * step).toFixed(1)},${(HEIGHT * (1 - share(bar))).toFixed(1)}`);
  return (
    <figure className="ad-hoc-line" aria-hidden="true">
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} preserveAspectRatio="none" focusable="false">
        <title>The table below as a line</title>
        <polyline points={points.join(' ')} />
      </svg>
      <figcaption className="row">
        <span>{bars[0]?.label}</span>
        <span className="push">{bars.at(-1)?.label}</span>
      </figcaption>
    </figure>
  );
}
