import { type ReactNode, useEffect, useRef } from 'react';

interface OptionRowProps {
  readonly id: string;
  readonly selected: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** An option of a list that holds the focus itself; the one that is chosen is kept in sight. */
export function OptionRow({ id, selected, onChoose, children }: OptionRowProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list holds the focus and takes the keys for its options.
    <div
      ref={box}
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className="bureau-option"
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
