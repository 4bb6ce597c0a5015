import { Icon } from '../../../ui/icon/icon.tsx';
import { dayOf } from './known-words.ts';
import type { KnownEntry } from './read-known.ts';
import './known.css';

/** Why a marker was set, by whom, and until when it holds. */
export function MarkerTerms(props: {
  readonly reason: string | null;
  readonly author: string;
  readonly reviewAt: number;
  readonly expiresAt: number;
}) {
  const { reason, author, reviewAt, expiresAt } = props;
  return (
    <p className="hint">
      {reason === null ? 'reason erased' : reason} · set by {author} · review {dayOf(reviewAt)} · until{' '}
      {dayOf(expiresAt)}
    </p>
  );
}

interface Note {
  readonly id: string;
  readonly kind: string;
  readonly text: string | null;
  readonly reason: string | null;
  readonly author: string;
  readonly reviewAt: number;
  readonly expiresAt: number;
}

/** What a marker warns of, with its terms. */
export function MarkerNote({ marker, where }: { readonly marker: Note; readonly where?: string }) {
  return (
    <div className="known-marker">
      <Icon name="warning" />
      <div>
        <strong>{marker.kind.replaceAll('-', ' ')}</strong> {marker.text}
        {where !== undefined && <p>{where}</p>}
        <MarkerTerms {...marker} />
      </div>
    </div>
  );
}

/** The warnings that go with a person or a vehicle. */
export function MarkersOn({ entry }: { entry: KnownEntry }) {
  if (entry.markers.length === 0) return null;
  return (
    <ul className="known-markers">
      {entry.markers.map((marker) => (
        <li key={marker.id}>
          <MarkerNote marker={marker} />
        </li>
      ))}
    </ul>
  );
}
