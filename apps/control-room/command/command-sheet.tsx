import type { ReactNode } from 'react';
import type { Place } from '../../../modules/operations/contract.ts';
import type { Deed } from './reading.ts';

export interface SheetRow {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** What the line becomes; null when taking the row does something at once. */
  readonly line: string | null;
  readonly deeds: readonly Deed[];
  readonly place: Place | null;
}

export function CommandSheet(props: {
  readonly id: string;
  readonly open: boolean;
  readonly rows: readonly SheetRow[];
  readonly at: number;
  readonly hint: string;
  readonly onTake: (index: number) => void;
  readonly children: ReactNode;
}) {
  const { id, open, rows, at, hint, onTake, children } = props;
  return (
    <div className="command-sheet" hidden={!open}>
      {hint !== '' && (
        <p className="command-hint" aria-live="polite">
          {hint}
        </p>
      )}
      {children}
      <div id={id} role="listbox" aria-label="Choices">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box holds the focus and takes the keys for its rows.
          <div
            key={row.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(index)}
          >
            <strong>{row.label}</strong>
            <span className="quiet clip">{row.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
