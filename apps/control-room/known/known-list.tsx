import { useRef, useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import { EntryCard } from './entry-card.tsx';
import { detailsOf } from './known-words.ts';
import { MarkersOn } from './marker-notes.tsx';
import type { KnownEntry, KnownRow } from './read-known.ts';
import './known.css';

interface KnownListProps {
  readonly rows: readonly KnownRow[];
  readonly purpose: string;
  /** What choosing somebody known does, e.g. "Is the caller". */
  readonly choose: {
    readonly label: string;
    /** Left out: anybody and anything. */
    readonly only?: KnownEntry['kind'];
    readonly onChoose: (entry: KnownEntry) => void;
  };
  readonly onChange: () => void;
}

/** What repeats and who is at risk first; then who this may be, with warnings; then earlier contacts. */
export function KnownList({ rows, purpose, choose, onChange }: KnownListProps) {
  const { shown, holding } = useHeld(rows);
  return (
    <ul className="known" {...holding}>
      {shown.map((row) => (
        <li key={row.id} data-kind={row.kind}>
          {row.kind === 'flag' && <Flag row={row} />}
          {row.kind === 'contact' && <Earlier row={row} />}
          {row.entry !== null && (
            <Entry row={row} entry={row.entry} purpose={purpose} choose={choose} onChange={onChange} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Nothing moves under pointer or focus: what comes meanwhile waits until both have left. */
function useHeld(rows: readonly KnownRow[]) {
  const [held, setHeld] = useState<readonly KnownRow[] | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  const note = (part: Partial<{ pointer: boolean; focus: boolean }>) => (): void => {
    Object.assign(inside.current, part);
    const { pointer, focus } = inside.current;
    if (!pointer && !focus) setHeld(null);
    else setHeld((before) => before ?? rows);
  };
  const holding = {
    onPointerEnter: note({ pointer: true }),
    onPointerLeave: note({ pointer: false }),
    onFocus: note({ focus: true }),
    onBlur: note({ focus: false }),
  };
  return { shown: held ?? rows, holding };
}

function Flag({ row }: { row: KnownRow }) {
  return (
    <p className="known-flag">
      <Icon name="flag" />
      <span>
        <strong>{row.title}</strong> {row.why}
      </span>
    </p>
  );
}

function Earlier({ row }: { row: KnownRow }) {
  const { work } = useDesk();
  const now = useNow();
  const { incidentId, title, why, text, at } = row;
  return (
    <div>
      <div className="row">
        <Icon name="phone" />
        {incidentId === null ? (
          <span className="clip">{title}</span>
        ) : (
          <button type="button" className="link clip" onClick={() => openIncident(work, incidentId)}>
            {title}
          </button>
        )}
        <span className="push hint">{at === null ? '' : whenOf(at, now)}</span>
      </div>
      <div className="hint">{why}</div>
      {text !== null && <div className="clip quiet">{text}</div>}
    </div>
  );
}

function Entry(props: Omit<KnownListProps, 'rows'> & { readonly row: KnownRow; readonly entry: KnownEntry }) {
  const { row, entry, purpose, choose, onChange } = props;
  const [open, setOpen] = useState(false);
  return (
    <div>
      <div className="row">
        <Icon name={entry.kind === 'vehicle' ? 'car' : 'person'} />
        <strong className="clip">{entry.name}</strong>
        <span className="push row">
          <Button look="plain" expanded={open} onPress={() => setOpen(!open)} label={`History of ${entry.name}`}>
            History
          </Button>
          {(choose.only ?? entry.kind) === entry.kind && (
            <Button onPress={() => choose.onChoose(entry)} label={`${choose.label}: ${entry.name}`}>
              {choose.label}
            </Button>
          )}
        </span>
      </div>
      <div className="hint">{[row.why, row.text].filter((part) => part !== null).join(' · ')}</div>
      <div className="quiet">{detailsOf(entry)}</div>
      <MarkersOn entry={entry} />
      {open && <EntryCard entry={entry} purpose={purpose} onChange={onChange} />}
    </div>
  );
}
