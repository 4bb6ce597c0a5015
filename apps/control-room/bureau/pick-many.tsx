import { useId, useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Combo } from '../../../ui/combo/combo.tsx';
import { notThere, Wrong } from './boxes.tsx';
import { usePlace } from './editor-context.tsx';
import type { Pick } from './picks.ts';
import type { Path } from './place.ts';

interface PickManyProps {
  readonly path: Path;
  readonly label: string;
  readonly options: readonly Pick[];
  /** The first is the best: their order can be changed. */
  readonly ordered: boolean;
  /** Nothing chosen is nothing said: the key goes. */
  readonly optional: boolean;
}

const FEW = 9;
const SHOWN = 12;

/** Several of what another part of the pack lists: ticked where they are few, else found by typing. */
export function PickMany(props: PickManyProps) {
  const { path, label, options, ordered, optional } = props;
  const { value, set, fault } = usePlace(path, true);
  const held = Array.isArray(value) ? value.map(String) : [];
  const write = (next: readonly string[]): void => set(next.length === 0 && optional ? undefined : next);
  const few = !ordered && options.length <= FEW && held.every((one) => options.some((option) => option.value === one));
  return (
    <fieldset className="bureau-picks">
      <legend className="label">{label}</legend>
      {few ? <Ticks {...{ options, held, write }} /> : <Chosen {...{ options, held, write, ordered, label }} />}
      {fault !== null && <Wrong words={fault} />}
    </fieldset>
  );
}

interface HeldProps {
  readonly options: readonly Pick[];
  readonly held: readonly string[];
  readonly write: (next: readonly string[]) => void;
}

function Ticks({ options, held, write }: HeldProps) {
  const toggle = (value: string): void =>
    write(options.map((one) => one.value).filter((one) => (one === value ? !held.includes(one) : held.includes(one))));
  return (
    <div className="bureau-ticks">
      {options.map(({ value, words }) => (
        <label key={value} className="row">
          <input type="checkbox" checked={held.includes(value)} onChange={() => toggle(value)} />
          {words}
        </label>
      ))}
    </div>
  );
}

function Chosen({
  options,
  held,
  write,
  ordered,
  label,
}: HeldProps & { readonly ordered: boolean; readonly label: string }) {
  const wordsOf = (value: string): string => options.find((one) => one.value === value)?.words ?? notThere(value);
  return (
    <>
      {held.length > 0 && (
        <ul className="bureau-chosen">
          {held.map((value, at) => (
            <li key={value} className="row">
              <span>{wordsOf(value)}</span>
              {ordered && at > 0 && (
                <Button look="plain" label={`${wordsOf(value)} earlier`} onPress={() => write(earlier(held, at))}>
                  ↑
                </Button>
              )}
              <Button
                look="plain"
                label={`Take ${wordsOf(value)} away`}
                onPress={() => write(held.filter((one) => one !== value))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddPick
        label={label}
        options={options.filter(({ value }) => !held.includes(value))}
        onAdd={(value) => write([...held, value])}
      />
    </>
  );
}

export function earlier<T>(rows: readonly T[], at: number): readonly T[] {
  const [before, one] = [rows[at - 1], rows[at]];
  if (before === undefined || one === undefined) return rows;
  return [...rows.slice(0, at - 1), one, before, ...rows.slice(at + 1)];
}

function AddPick(props: {
  readonly label: string;
  readonly options: readonly Pick[];
  readonly onAdd: (value: string) => void;
}) {
  const { label, options, onAdd } = props;
  const [text, setText] = useState('');
  const id = useId();
  const sought = text.trim().toLowerCase();
  const found = options
    .filter(({ value, words }) => `${value} ${words}`.toLowerCase().includes(sought))
    .slice(0, SHOWN);
  return (
    <>
      <label className="unseen" htmlFor={id}>
        Add to {label}
      </label>
      <Combo
        id={id}
        name={`To add to ${label}`}
        text={text}
        placeholder="Type to add one"
        onText={setText}
        options={found.map(({ value, words }) => ({ key: value, row: words }))}
        onTake={(value) => {
          setText('');
          onAdd(value);
        }}
      />
    </>
  );
}
