import { useId, useState } from 'react';
import { Field } from '../../../ui/field/field.tsx';
import { usePlace } from './editor-context.tsx';
import type { Pick } from './picks.ts';
import type { Path } from './place.ts';
import { same } from './same.ts';

interface BoxProps {
  readonly path: Path;
  readonly label: string;
  /** Said in a table, where the head of the column is the label that is seen. */
  readonly bare?: boolean;
}

interface Held {
  readonly id: string;
  readonly invalid: boolean;
  readonly told: string | undefined;
}

/** A box under its label, and beside it what is wrong with it. */
function Labelled(props: {
  readonly label: string;
  readonly fault: string | null;
  readonly bare?: boolean | undefined;
  readonly children: (held: Held) => React.ReactNode;
}) {
  const { label, fault, bare = false, children } = props;
  const told = useId();
  const cell = useId();
  const wrong = fault === null ? undefined : <Wrong id={told} words={fault} />;
  const held = { invalid: fault !== null, told: fault === null ? undefined : told };
  if (bare) {
    return (
      <div className="bureau-cell">
        {children({ id: cell, ...held })}
        {wrong}
      </div>
    );
  }
  return (
    <div className="bureau-field">
      <Field label={label}>{(id) => children({ id, ...held })}</Field>
      {wrong}
    </div>
  );
}

export function Wrong({ id, words }: { readonly id?: string; readonly words: string }) {
  return (
    <p id={id} className="bureau-fault" role="alert">
      {words}
    </p>
  );
}

interface TextBoxProps extends BoxProps {
  /** What the text stands for, and how a value is written. */
  readonly read: (text: string) => unknown;
  readonly write: (value: unknown) => string;
  readonly type?: 'text' | 'date';
  readonly rows?: number;
  readonly numeric?: boolean;
  readonly deep?: boolean;
  readonly readOnly?: boolean;
}

/** One text for any value that is written as one. It stays as it was typed for as long as it stands for the value that is held. */
export function TextBox(props: TextBoxProps) {
  const {
    path,
    label,
    bare,
    read,
    write,
    type = 'text',
    rows,
    numeric = false,
    deep = false,
    readOnly = false,
  } = props;
  const { value, set, fault } = usePlace(path, deep);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && same(read(typed), value) ? typed : write(value);
  const change = (text: string): void => {
    setTyped(text);
    set(read(text));
  };
  return (
    <Labelled {...{ label, fault, bare }}>
      {({ id, invalid, told }) => {
        const common = {
          ...{ id, value: shown, readOnly, 'aria-invalid': invalid, 'aria-describedby': told },
          ...(bare === true && { 'aria-label': label }),
        };
        return rows === undefined ? (
          <input
            {...common}
            type={type}
            className={numeric ? 'input bureau-figure' : 'input'}
            inputMode={numeric ? 'decimal' : undefined}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <textarea {...common} className="input" rows={rows} onChange={(event) => change(event.target.value)} />
        );
      }}
    </Labelled>
  );
}

export function FlagBox({ path, label, bare }: BoxProps) {
  const { value, set, fault } = usePlace(path);
  const id = useId();
  return (
    <div className="bureau-field">
      <label className="row bureau-flag" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          aria-label={bare === true ? label : undefined}
          onChange={(event) => set(event.target.checked)}
        />
        {bare !== true && label}
      </label>
      {fault !== null && <Wrong words={fault} />}
    </div>
  );
}

interface SelectBoxProps extends BoxProps {
  readonly options: readonly Pick[];
  /** What stands for none, and what none is called; left out: one is always chosen. */
  readonly none?: { readonly value: null | undefined; readonly words: string };
}

/** One of several. What stands there and is not among them stays to be seen: it is what has to be put right. */
export function SelectBox({ path, label, bare, options, none }: SelectBoxProps) {
  const { value, set, fault } = usePlace(path);
  const held = typeof value === 'string' ? value : '';
  const known = options.some((option) => option.value === held);
  return (
    <Labelled {...{ label, fault, bare }}>
      {({ id, invalid, told }) => (
        <select
          id={id}
          className="input"
          value={held}
          aria-label={bare === true ? label : undefined}
          aria-invalid={invalid}
          aria-describedby={told}
          onChange={(event) => set(event.target.value === '' && none !== undefined ? none.value : event.target.value)}
        >
          {none !== undefined && <option value="">{none.words}</option>}
          {!known && (held !== '' || none === undefined) && <option value={held}>{notThere(held)}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export const notThere = (value: string): string => (value === '' ? 'choose one' : `${value}: not in this pack`);
