import { useNow, useWaiting } from '../../../client/react.tsx';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { actName } from './act-name.ts';

/** Shorter waits are ordinary: showing them would only flicker. */
const SHOW_AFTER_MS = 1_500;
const SHOWN = 3;

/** What has not been answered yet, in the order in which it goes. */
export function WaitingList() {
  const waiting = useWaiting();
  const now = useNow();
  const late = waiting.filter((kept) => now - kept.enteredAt > SHOW_AFTER_MS);
  if (late.length === 0) return null;
  return (
    <ul className="waiting" aria-label="Waiting to go">
      {late.slice(0, SHOWN).map((kept) => (
        <li key={kept.commandId}>
          <Icon name="sync" />
          <span className="clip">{actName(kept)}</span>
          <span className="push quiet">
            {shortTimeOf(kept.enteredAt)} · waits {ago(now - kept.enteredAt)}
            {kept.unstored === true && ' · phone full: keep this page open'}
          </span>
        </li>
      ))}
      {late.length > SHOWN && <li className="quiet">and {late.length - SHOWN} more, in order</li>}
    </ul>
  );
}
