import { useId, useState } from 'react';
import { nearestTo, placeOf, saidOf, useSuggestions } from '../../../client/places.ts';
import { useClient } from '../../../client/react.tsx';
import type { Place } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { Fix } from '../position/fixes.ts';
import { fixOf } from '../position/use-positions.ts';
import { useOfficer } from '../session/officer.tsx';
import { placeOfPhone } from './places.ts';

export interface PlaceChoiceProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chosen: Place | null;
  readonly onChoose: (place: Place | null) => void;
  /** Where the phone was last, when it sends its position anyway. */
  readonly fix: Fix | null;
}

const SEARCHING = { limit: 5, waitMs: 120 } as const;

/** A place by typing a few letters, or by where the phone is. */
export function PlaceChoice({ text, onText, chosen, onChoose, fix }: PlaceChoiceProps) {
  const { pack } = useOfficer();
  const id = useId();
  const hits = useSuggestions(chosen === null ? text : '', { ...SEARCHING, near: pack?.force.centre ?? null });
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
        <FromPhone
          fix={fix}
          onTake={take}
          onLook={() => {
            // What was typed before is no longer meant, and must not go out if the officer is quicker than the fix.
            onChoose(null);
            onText('');
          }}
        />
      </div>
      {hits.length > 0 && (
        <ul className="hits" aria-label="Places found">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button type="button" className="act wide" onClick={() => take(placeOf(hit))}>
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
const FRESH_MS = 20_000;

interface FromPhoneProps {
  readonly fix: Fix | null;
  readonly onTake: (place: Place) => void;
  readonly onLook: () => void;
}

function FromPhone({ fix: last, onTake, onLook }: FromPhoneProps) {
  const { now } = useClient();
  const [said, setSaid] = useState<'idle' | 'looking' | 'failed'>('idle');
  const take = async (fix: Fix): Promise<void> => {
    onTake(placeOfPhone(fix, await nearestTo(fix.lon, fix.lat)));
    setSaid('idle');
  };
  const look = (): void => {
    setSaid('looking');
    onLook();
    if (last !== null && now() - last.at < FRESH_MS) {
      void take(last);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      (found) => void take(fixOf(found, now())),
      () => setSaid('failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
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
