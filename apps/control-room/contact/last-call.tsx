import { useState } from 'react';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';

/** What was said on the last call at this position: one key plays it, the same key puts it away. */
export function LastCall() {
  const { can } = useDesk();
  const [asked, setAsked] = useState<number | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useAct(
    'playback',
    () => {
      setWhy(null);
      setAsked(asked === null ? Date.now() : null);
    },
    can('contact.take'),
  );
  if (asked === null) return null;
  const address = `/api/recordings/last?at=${asked}`;
  const failed = async (): Promise<void> => {
    const answer = await fetch(address)
      .then((response) => response.json())
      .catch(() => ({}));
    setWhy(typeof answer.detail === 'string' ? answer.detail : 'The recording cannot be played.');
  };
  return (
    <div className="last-call row">
      {why === null ? (
        // biome-ignore lint/a11y/useMediaCaption: what was said on a call has no captions; its words stand in the record.
        <audio controls autoPlay src={address} aria-label="The last call" onError={() => void failed()} />
      ) : (
        <p role="alert">{why}</p>
      )}
    </div>
  );
}
