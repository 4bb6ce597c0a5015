import { useDeferredValue, useLayoutEffect, useRef } from 'react';
import { useView } from '../../../client/use-view.ts';
import { Callers } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

/** To whom something goes: an account, or a name as it was typed. */
export interface To {
  readonly who: string;
  readonly personId: string | null;
  readonly collar: string | null;
}
export const nobody: To = { who: '', personId: null, collar: null };

/** As the server takes it. */
export function toOf({ who, personId, collar }: To) {
  return { personId, collar, name: who.trim() };
}

interface Props {
  readonly label: string;
  readonly to: To;
  readonly onChange: (to: To) => void;
  readonly autoFocus?: boolean;
}

/** By collar number or name, as it is said or scanned from a warrant card; Enter takes the first who is found. */
export function PersonBox({ label, to, onChange, autoFocus = false }: Props) {
  const text = useDeferredValue(to.who.trim());
  const first = useRef<To | null>(null);
  return (
    <div className="person-box">
      <Field label={label} state={to.personId === null ? undefined : (to.collar ?? 'known')}>
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: the page is for this.
            autoFocus={autoFocus}
            autoComplete="off"
            placeholder="Collar number or name"
            value={to.who}
            onChange={(event) => onChange({ ...nobody, who: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || to.personId !== null) return;
              // Whoever is quicker than the answer must not have sent the sheet off.
              event.preventDefault();
              if (first.current !== null) onChange(first.current);
            }}
          />
        )}
      </Field>
      {text.length >= 2 && to.personId === null && <Found text={text} first={first} onChoose={onChange} />}
    </div>
  );
}

function Found(props: {
  readonly text: string;
  readonly first: { current: To | null };
  readonly onChoose: (to: To) => void;
}) {
  const { text, first, onChoose } = props;
  const { rows } = useView(Callers, `&text=${encodeURIComponent(text)}`);
  const [top] = rows;
  useLayoutEffect(() => {
    first.current = top === undefined ? null : { who: top.name, personId: top.id, collar: top.collar };
    return () => {
      first.current = null;
    };
  }, [top, first]);
  if (rows.length === 0) return <p className="hint">Nobody found: it goes to the name as it is typed.</p>;
  return (
    <ul className="row wrap" aria-label="People found">
      {rows.map(({ id, name, collar }) => (
        <li key={id}>
          <Button onPress={() => onChoose({ who: name, personId: id, collar })}>
            {name}
            {collar !== null && ` · ${collar}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}
