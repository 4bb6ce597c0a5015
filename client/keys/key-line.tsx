import { useEffect, useRef } from 'react';
import { Key } from '../../ui/key/key.tsx';

/** An act with its keys. The single key can be changed here (null: it has none, or they are off); function keys and chords are always there. */
export function KeyLine(props: {
  readonly label: string;
  readonly always: string;
  readonly single: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const { label, always, single, onChoose } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.value = single ?? '';
  }, [single]);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Key name={always} />
        {single !== null && (
          <input
            ref={input}
            className="single-key"
            aria-label={`Single key for ${label}`}
            maxLength={1}
            defaultValue={single}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChoose(event.target.value)}
          />
        )}
      </dd>
    </div>
  );
}
