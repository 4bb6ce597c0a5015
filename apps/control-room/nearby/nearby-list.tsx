import { useNow } from '../../../client/react.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { MarkerTerms } from '../known/marker-notes.tsx';
import { MarkerReviewButton } from '../known/marker-review.tsx';
import { useDesk } from '../session/desk.tsx';
import './nearby.css';
import type { NearbyRow } from '../../../client/places.ts';

export interface NearbyListProps {
  /** Null: still being looked up, which is not the same as none. */
  readonly rows: readonly NearbyRow[] | null;
  /** Shows on each open incident what choosing it does. */
  readonly choose?: { readonly label: string; readonly onChoose: (incidentId: string) => void };
  readonly except?: string;
}

/** Markers first: they are about somebody's safety. Then what is open, then what was. */
export function NearbyList({ rows, choose, except }: NearbyListProps) {
  if (rows === null) return <p className="hint">Being looked up …</p>;
  const shown = nearbyOrder(rows).filter((row) => row.id !== except);
  if (shown.length === 0) return <p className="hint">Nothing open, recent or marked within 500 m.</p>;
  return (
    <ul className="nearby">
      {shown.map((row) => (
        <li key={row.id} data-kind={row.kind}>
          {row.kind === 'incident' ? <IncidentNear row={row} choose={choose} /> : <Marker row={row} />}
        </li>
      ))}
    </ul>
  );
}

function nearbyOrder(rows: readonly NearbyRow[]): readonly NearbyRow[] {
  const place = (row: NearbyRow): number =>
    row.kind === 'fim-warning' ? 0 : row.marker?.warns === true ? 1 : row.kind === 'marker' ? 1.5 : isOpen(row) ? 2 : 3;
  return rows.toSorted((a, b) => place(a) - place(b) || a.distanceMetres - b.distanceMetres || b.at - a.at);
}

/** An earlier call from the same number, wherever it was. */
function isSameCaller(row: NearbyRow): boolean {
  return row.kind === 'incident' && (row.text ?? '').startsWith('Same caller number');
}

function isOpen(row: NearbyRow): boolean {
  return row.kind === 'incident' && row.state !== 'closed';
}

function Marker({ row }: { row: NearbyRow }) {
  return (
    <div className="marker">
      <Icon name="warning" />
      <div>
        <strong>{row.title}</strong>{' '}
        <span className="hint">
          {row.marker?.warns === true && <strong className="flag">within its warning distance</strong>}{' '}
          {row.kind === 'marker' && `${Math.round(row.distanceMetres)} m`}
        </span>
        {row.text !== null && <p>{row.text}</p>}
        {row.marker !== null && <MarkerTerms {...row.marker} />}
        {row.marker !== null && <MarkerReviewButton markerId={row.id} title={row.title} />}
      </div>
    </div>
  );
}

function IncidentNear({ row, choose }: { row: NearbyRow; choose: NearbyListProps['choose'] }) {
  const { weightOf } = useDesk();
  const now = useNow();
  const grade = row.grade ?? '';
  return (
    <div className="row">
      <GradeMark grade={grade} name="" weight={weightOf(grade)} />
      <div className="clip">
        <strong>{row.title}</strong> <span className="quiet">{row.state}</span>
        <div className="clip quiet">{row.text}</div>
      </div>
      <span className="push hint">
        {isSameCaller(row) ? 'same number' : `${Math.round(row.distanceMetres)} m`} · {whenOf(row.at, now)}
      </span>
      {choose !== undefined && isOpen(row) && (
        <button type="button" className="button" onClick={() => choose.onChoose(row.id)}>
          {choose.label}
        </button>
      )}
    </div>
  );
}
