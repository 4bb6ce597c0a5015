import { useCallback, useRef } from 'react';
import { useConnection, useNow } from '../../../client/react.tsx';
import { SetStatus } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { Acting } from '../acts/acts.ts';
import { useActing, useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import type { Mine } from '../unit/my-unit.ts';
import './emergency.css';
import { type Holding, useHold } from './use-hold.ts';

const FELT_PRESS_MS = 40;
const FELT_SENT_MS = [300, 80, 300];

/** Status 0: hold it, or tap it and then the other button. It is felt at once; the signal may come when it comes. */
export function EmergencyButton({ mine }: { mine: Mine }) {
  const { pack } = useOfficer();
  const acts = useActs();
  const acting = useActing();
  const status = pack?.statuses.find((one) => one.meaning === 'emergency')?.code ?? '0';
  const answered = useRef(() => {});
  const left = useRef(false);
  const { tourId } = mine;
  const known = mine.row !== null;
  const call = useCallback(() => {
    navigator.vibrate?.(FELT_SENT_MS);
    // Before anything that waits; only a booking must go first, or the server would not know the unit.
    void acts.act(SetStatus, { tourId, status }, 'Emergency', known).finally(() => answered.current());
  }, [acts, tourId, status, known]);
  const holding = useHold(call);
  answered.current = holding.answered;
  const waits = acting.find((one) => isCall(one, tourId, status));
  if (holding.hold.at === 'sent' || waits !== undefined || mine.row?.emergency === true) {
    return <Called since={mine.row?.emergency === true ? mine.row.since : null} />;
  }
  if (holding.hold.at !== 'armed') return <HoldButton holding={holding} focused={left.current} />;
  const leave = (): void => {
    left.current = true;
    holding.leave();
  };
  return <Armed onSend={holding.send} onLeave={leave} />;
}

function isCall({ name, input }: Acting, tourId: string, status: string): boolean {
  if (name !== SetStatus.name) return false;
  const { data } = SetStatus.schema.safeParse(input);
  return data?.tourId === tourId && data.status === status;
}

/** `since` null: on its way. Only the control room ends it, after a voice check. */
function Called({ since }: { since: number | null }) {
  return (
    <div className="emergency-called" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{since === null ? 'EMERGENCY: calling' : 'EMERGENCY: the room has it'}</strong>
        {since === null ? <Calling /> : <Through since={since} />}
      </div>
    </div>
  );
}

/** A phone without signal must not let anybody believe that help is coming. */
function Calling() {
  const { state } = useConnection();
  return <p>{state === 'live' ? 'On its way' : 'NOT THROUGH, no signal: use the radio'}</p>;
}

function Through({ since }: { since: number }) {
  const now = useNow();
  return <p>for {ago(now - since)} · the room ends it by voice</p>;
}

/** `focused`: whoever put the question away goes on from here. */
function HoldButton({ holding, focused }: { holding: Holding; focused: boolean }) {
  const held = holding.hold.at === 'held';
  return (
    <button
      type="button"
      className="emergency"
      // biome-ignore lint/a11y/noAutofocus: the focus comes back to where it was before the question.
      autoFocus={focused}
      data-held={held}
      aria-describedby="emergency-how"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // A finger that slides off still holds: hands shake when it matters.
        event.currentTarget.setPointerCapture(event.pointerId);
        navigator.vibrate?.(FELT_PRESS_MS);
        holding.press();
      }}
      onPointerUp={holding.release}
      onPointerCancel={holding.release}
      onClick={holding.tap}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Icon name="warning" />
      <span>{held ? 'Keep holding' : 'Emergency'}</span>
      <span id="emergency-how" className="unseen">
        Hold for one and a half seconds, or tap and then send
      </span>
    </button>
  );
}

function Armed({ onSend, onLeave }: { onSend: () => void; onLeave: () => void }) {
  return (
    <fieldset className="emergency-armed" aria-label="Emergency">
      {/* biome-ignore lint/a11y/noAutofocus: the second tap of the two must be the next key of whoever uses none. */}
      <button type="button" className="emergency-send" autoFocus onClick={onSend}>
        <Icon name="warning" />
        Send emergency
      </button>
      <button type="button" className="act" onClick={onLeave}>
        No
      </button>
    </fieldset>
  );
}
