import { type ReactNode, type RefObject, useCallback, useRef } from 'react';
import { Key } from '../../ui/key/key.tsx';
import './keys.css';

/** Opens and closes the overlay: what the act of help does. */
export function useOverlay(): { readonly box: RefObject<HTMLDialogElement | null>; readonly toggle: () => void } {
  const box = useRef<HTMLDialogElement>(null);
  const toggle = useCallback(() => {
    if (box.current?.open === true) box.current.close();
    else box.current?.showModal();
  }, []);
  return { box, toggle };
}

/** Every key of a screen in columns: a `section` a group. */
export function KeysOverlay({ box, children }: { box: RefObject<HTMLDialogElement | null>; children: ReactNode }) {
  return (
    <dialog ref={box} className="keys-overlay" aria-label="All keys">
      <div className="row">
        <h2>Keys</h2>
        <span className="push">
          <button type="button" className="button" onClick={() => box.current?.close()}>
            Close <Key name="Esc" />
          </button>
        </span>
      </div>
      <div className="keys-columns">{children}</div>
    </dialog>
  );
}
