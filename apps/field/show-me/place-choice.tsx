import { useId, useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import type { Place } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { fixOf } from '../position/use-positions.ts';
import { useOfficer } from '../session/officer.tsx';
import { nearestTo, placeOfHit, placeOfPhone, saidOf, useHits } from './places.ts';

export interface PlaceChoiceProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chosen: Place | null;
  readonly onChoose: (place: Place | null) => void;
}

/** A place by typing a few letters, or by where the phone is. */
export function PlaceChoice({ text, onText, chosen, onChoose }: PlaceChoiceProps) {
  const { pack } = useOfficer();
  const id = useId();
  const hits = useHits(chosen === null ? text : '', pack === null ? null : pack.force.centre.join(','));
  const take = (place: Place): void => {
    onText(place.label);
    onChoose(place);
  };
  return (
    <div className="stack">
      <label htmlFor={id}>Where</label>
      <div className="where-line">
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            onChoose(null);
            onText(event.target.value);
          }}
        />
        <FromPhone onTake={take} />
      </div>
      {hits.length > 0 && (
        <ul className="hits" aria-label="Places found">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button type="button" className="act wide" onClick={() => take(placeOfHit(hit))}>
                <strong>{hit.name}</strong>
                <span className="quiet">{saidOf(hit) === hit.name ? hit.kind : `${hit.area} · ${hit.kind}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen !== null && (
        <p className="quiet" role="status">
          <Icon name="check" /> {chosen.lon === null ? 'as typed' : 'on the map'}
        </p>
      )}
    </div>
  );
}

const PATIENCE_MS = 15_000;

function FromPhone({ onTake }: { onTake: (place: Place) => void }) {
  const { now } = useClient();
  const [said, setSaid] = useState<'idle' | 'looking' | 'failed'>('idle');
  const look = (): void => {
    setSaid('looking');
    navigator.geolocation.getCurrentPosition(
      async (found) => {
        const fix = fixOf(found, now());
        onTake(placeOfPhone(fix, await nearestTo(fix.lon, fix.lat)));
        setSaid('idle');
      },
      () => setSaid('failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 10_000 },
    );
  };
  if (!('geolocation' in navigator)) return null;
  return (
    <button type="button" className="act" onClick={look}>
      <Icon name="place" />
      {said === 'idle' ? 'Here' : said === 'looking' ? 'Looking' : 'No fix'}
    </button>
  );
}
