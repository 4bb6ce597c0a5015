import type { Analysis } from './analysis-words.ts';
import { type Bone, fishboneOf, LINE, type Rib } from './fishbone.ts';

/** The effect as the head, a bone for each place where causes lie. The table beneath it is its text, word for word. */
export function FishboneDrawing({ content }: { content: Extract<Analysis, { kind: 'fishbone' }> }) {
  const { width, height, spineY, effect, bones } = fishboneOf(content);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen a key must be able to go into what scrolls.
    <section className="problem-scroll" tabIndex={0} aria-label="Fishbone, drawn">
      <svg
        className="fishbone"
        role="img"
        aria-label={`Fishbone of: ${content.effect}. The table says the same.`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        <line className="spine" x1={12} y1={spineY} x2={effect.x} y2={spineY} />
        {bones.map((bone) => (
          <BoneDrawn key={bone.name} bone={bone} />
        ))}
        <rect
          x={effect.x}
          y={spineY - (effect.lines.length * LINE) / 2 - 12}
          width={effect.width}
          height={effect.lines.length * LINE + 24}
        />
        <Words
          lines={effect.lines}
          x={effect.x + effect.width / 2}
          y={spineY + (effect.lines.length * LINE) / 2 - 5}
          look="effect"
        />
      </svg>
    </section>
  );
}

function BoneDrawn({ bone: { name, tail, joint, nameAt, ribs } }: { bone: Bone }) {
  return (
    <g data-empty={ribs.length === 0}>
      <line x1={tail.x} y1={tail.y} x2={joint.x} y2={joint.y} />
      <text className="bone" x={nameAt.x} y={nameAt.y}>
        {name}
      </text>
      {ribs.map((rib) => (
        <RibDrawn key={rib.y} rib={rib} />
      ))}
    </g>
  );
}

function RibDrawn({ rib: { from, to, y, lines, verdict, root } }: { rib: Rib }) {
  const last = y - 6;
  return (
    <g data-root={root}>
      <line x1={from} y1={y} x2={to} y2={y} />
      <Words lines={lines} x={from} y={verdict === null ? last : last - LINE} look="cause" />
      {verdict !== null && (
        <text className="verdict" x={from} y={last}>
          {verdict}
        </text>
      )}
    </g>
  );
}

/** `y`: where the last of the lines stands. */
function Words(props: {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly look: string;
}) {
  const { lines, x, y, look } = props;
  const first = y - (lines.length - 1) * LINE;
  return (
    <text className={look} x={x} y={first}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <tspan key={at} x={x} dy={at === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
