import { Stamp } from '../../../client/when.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';

interface Line {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly kind: string;
  readonly audience: 'public' | 'internal';
  readonly text: string;
}

/** What was said and done, in its order; who reads a line stands on it in a word, not in its colour alone. `reads`: whoever reads what is not internal. */
export function LogLines({ name, reads, lines }: { name: string; reads: string; lines: readonly Line[] }) {
  return (
    <div role="log" aria-label={name}>
      <ol className="record-log">
        {lines.map(({ id, at, author, kind, audience, text }) => (
          <li key={id} data-audience={audience}>
            <p className="hint">
              <Icon name={audience === 'public' ? 'person' : 'lock'} /> <Stamp at={at} /> {author} ·{' '}
              {kind.replaceAll('-', ' ')} · {audience === 'public' ? `${reads} reads this` : 'internal'}
            </p>
            {text !== '' && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}
