import { useNow } from '../../../client/react.tsx';
import { dayAndTime } from './when.ts';

interface Line {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

/** What was said of a record, for whoever waits for it. `did`: what a line did, in a word after its author. */
export function Said<L extends Line>({ lines, did }: { lines: readonly L[]; did?: (line: L) => string }) {
  const now = useNow();
  return (
    <section aria-label="What was said">
      <h3>What was said</h3>
      <ol className="portal-said">
        {lines.map((line) => (
          <li key={line.id}>
            <p className="hint">
              {line.author} {did?.(line)} · <time>{dayAndTime(line.at, now)}</time>
            </p>
            {line.text !== '' && <p>{line.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
