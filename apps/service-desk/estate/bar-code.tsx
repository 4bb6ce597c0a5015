import { barsOf } from './code39.ts';

/** The label as a scanner reads it: dark on light in either theme, with its quiet zones. */
export function BarCode({ text }: { text: string }) {
  const code = barsOf(text);
  if (code === null) return <p className="quiet">This label cannot be written as a bar code.</p>;
  const width = code.width + 20;
  return (
    <svg
      className="item-code"
      viewBox={`-10 0 ${width} 40`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={`Bar code ${text}`}
    >
      <rect x={-10} width={width} height={40} fill="#fff" />
      {code.bars.map((bar) => (
        <rect key={bar.x} x={bar.x} y={2} width={bar.width} height={36} fill="#000" />
      ))}
    </svg>
  );
}
