import { type ReactNode, useId } from 'react';
import './field.css';

/** A label with what belongs to it; `state` says in a word how it stands ("saved", "not saved yet"). */
export function Field(props: {
  readonly label: string;
  readonly state?: ReactNode;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      {/* The state stands beside the label, not in it: the name of a box must not change while somebody types. */}
      <div className="label">
        <label htmlFor={id}>{props.label}</label>
        {props.state !== undefined && <span className="state">{props.state}</span>}
      </div>
      {props.children(id)}
    </div>
  );
}
