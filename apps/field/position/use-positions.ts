import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useClient } from '../../../client/react.tsx';
import { bodyOf, type Fix, withFix } from './fixes.ts';

export type PositionState =
  | { readonly kind: 'off' }
  | { readonly kind: 'refused' }
  /** `sentAt`: this phone's clock. */
  | { readonly kind: 'sending'; readonly sentAt: number | null; readonly fix: Fix | null };

export interface Positions {
  readonly state: PositionState;
  /** Asks the officer for the permission, by their own tap. */
  readonly begin: () => void;
}

const SEND_EVERY_MS = 10_000;

/**
 * Sends where the unit is while the page is in front: a browser gives no fixes behind. Batched, so that a weak signal
 * carries many at once; what could not go waits for the next turn.
 */
export function usePositions(callsign: string | null): Positions {
  const { now } = useClient();
  const [state, setState] = useState<PositionState>({ kind: 'off' });
  const fixes = useRef<readonly Fix[]>([]);
  const [wanted, setWanted] = useState(false);
  const begin = useCallback(() => setWanted(true), []);
  usePermitted(begin);

  const send = useCallback(async () => {
    const batch = fixes.current;
    if (callsign === null || batch.length === 0) return;
    const came = await request('/api/positions', { method: 'POST', body: JSON.stringify(bodyOf(batch, callsign)) });
    // Malformed or not permitted will not become better: only silence and a busy server are worth another try.
    if (came.status === 0 || came.status === 429 || came.status >= 500 || came.status === 401) return;
    fixes.current = fixes.current.filter((fix) => !batch.includes(fix));
    if (came.status === 200) setState((old) => (old.kind === 'sending' ? { ...old, sentAt: Date.now() } : old));
  }, [callsign]);

  useEffect(() => {
    if (!wanted || callsign === null || !('geolocation' in navigator)) return;
    setState({ kind: 'sending', sentAt: null, fix: null });
    const watch = navigator.geolocation.watchPosition(
      (found) => {
        const fix = fixOf(found, now());
        const first = fixes.current.length === 0;
        fixes.current = withFix(fixes.current, fix);
        setState((old) => ({ kind: 'sending', sentAt: old.kind === 'sending' ? old.sentAt : null, fix }));
        if (first) void send();
      },
      (fault) => {
        if (fault.code === fault.PERMISSION_DENIED) setState({ kind: 'refused' });
      },
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    const timer = setInterval(() => void send(), SEND_EVERY_MS);
    return () => {
      navigator.geolocation.clearWatch(watch);
      clearInterval(timer);
      setState({ kind: 'off' });
    };
  }, [wanted, callsign, now, send]);
  return { state, begin };
}

export function fixOf({ coords }: GeolocationPosition, at: number): Fix {
  const { longitude, latitude, accuracy, speed } = coords;
  return { lon: longitude, lat: latitude, at, accuracyMetres: accuracy, speedKmh: speed === null ? null : speed * 3.6 };
}

/** Begins by itself when the officer has allowed it before; a question out of nowhere is refused by habit. */
function usePermitted(begin: () => void): void {
  useEffect(() => {
    let live = true;
    navigator.permissions?.query({ name: 'geolocation' }).then(
      (permission) => {
        if (live && permission.state === 'granted') begin();
      },
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [begin]);
}
