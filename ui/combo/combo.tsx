import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import './combo.css';

export interface ComboOption {
  readonly key: string;
  readonly row: ReactNode;
}

export interface ComboProps {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboOption[];
  readonly onTake: (key: string) => void;
  readonly placeholder?: string;
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A box with suggestions: typing narrows, arrows mark, Enter takes what is marked, Escape puts the list away. */
export function Combo(props: ComboProps) {
  const { id, name, text, onText, options, onTake, placeholder, onLeave, ref } = props;
  const list = useId();
  const [shown, setShown] = useState(false);
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, options.length - 1);
  const open = shown && options.length > 0;
  const take = (index: number): void => {
    const option = options[index];
    setShown(false);
    if (option !== undefined) onTake(option.key);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      setShown(true);
      setMarked((at + step + options.length) % options.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && open) {
      event.preventDefault();
      take(at);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setShown(false);
    }
  };
  return (
    <div className="combo">
      <input
        ref={ref}
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setShown(true);
          setMarked(0);
          onText(event.target.value);
        }}
        onKeyDown={keys}
        onBlur={() => {
          setShown(false);
          onLeave?.();
        }}
      />
      <Options list={list} name={name} options={open ? options : []} at={at} onTake={take} />
    </div>
  );
}

interface OptionsProps {
  readonly list: string;
  readonly name: string;
  readonly options: readonly ComboOption[];
  readonly at: number;
  readonly onTake: (index: number) => void;
}

function Options({ list, name, options, at, onTake }: OptionsProps) {
  return (
    <div id={list} className="combo-list" role="listbox" aria-label={name} hidden={options.length === 0}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box holds the focus and takes the keys for its options.
        <div
          key={option.key}
          id={`${list}-${index}`}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          {option.row}
        </div>
      ))}
    </div>
  );
}
