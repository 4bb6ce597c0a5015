import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Key } from '../../../ui/key/key.tsx';
import type { Marks } from './use-marks.ts';

/** Who goes together, and the keys for it. */
export function MarkedBar({ marks, onSend }: { marks: Marks; onSend: () => Promise<void> }) {
  const { marked, asBackUp } = marks;
  return (
    <div className="marked-bar row wrap" role="status">
      {marked.length === 0 ? (
        <span className="hint">
          <Key name="Shift+1…9" /> marks several, <Key name="0" /> the best two, again one more
        </span>
      ) : (
        <>
          <span>
            <Icon name="check" /> {marked.map(({ callsign }) => callsign).join(', ')}
            {asBackUp && <span className="quiet"> as back-up</span>}
          </span>
          <span className="push">
            <Button look="primary" shortcut="Enter" onPress={() => void onSend()}>
              {marked.length === 1 ? 'Send it' : `Send all ${marked.length}`}
            </Button>
          </span>
        </>
      )}
    </div>
  );
}
