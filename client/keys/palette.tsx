import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Key } from '../../ui/key/key.tsx';
import './keys.css';
import type { Offer } from './offers.ts';

interface PaletteHandle {
  readonly box: RefObject<HTMLDialogElement | null>;
  readonly shown: boolean;
  readonly open: () => void;
  readonly closed: () => void;
}

/** Opens the palette: what its act does. The browser gives the focus back where it was. */
export function usePalette(): PaletteHandle {
  const box = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState(false);
  return {
    box,
    shown,
    open: () => {
      if (box.current?.open === true) return;
      setShown(true);
      box.current?.showModal();
    },
    closed: () => setShown(false),
  };
}

interface PaletteProps {
  readonly handle: PaletteHandle;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly offers: readonly Offer[];
}

/** Type a word of what shall be done; Enter does the one that is marked. */
export function Palette({ handle: { box, closed }, text, onText, offers }: PaletteProps) {
  const list = useId();
  const { at, mark, reset } = useMarked(offers.length);
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);
  const take = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    // First the focus goes back where it was: what is done may take it from there.
    box.current?.close();
    offer.run();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') mark(1);
    else if (event.key === 'ArrowUp') mark(-1);
    else if (event.key === 'Enter') take(offers[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const end = (): void => {
    onText('');
    reset();
    closed();
  };
  return (
    <dialog ref={box} className="palette" aria-label="What can be done" onClose={end}>
      <input
        role="combobox"
        className="input"
        aria-label="What shall be done"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={offers.length > 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          reset();
        }}
        onKeyDown={keys}
      />
      <div id={list} role="listbox" aria-label="What can be done here">
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys for its options.
          <div
            key={offer.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => take(offer)}
          >
            <span>{offer.label}</span>
            <span className="hint">{offer.hint}</span>
            {offer.shortcut !== null && <Key name={offer.shortcut} />}
          </div>
        ))}
      </div>
      {offers.length === 0 && <p className="quiet">Nothing of this can be done here</p>}
    </dialog>
  );
}

function useMarked(count: number) {
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, Math.max(0, count - 1));
  return {
    at,
    mark: (step: number) => setMarked((at + step + count) % Math.max(1, count)),
    reset: () => setMarked(0),
  };
}
