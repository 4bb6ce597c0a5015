import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Key } from '../../../ui/key/key.tsx';
import type { Marks } from './use-marks.ts';
import type { Ranked } from './use-recommendation.ts';

interface MarkedBarProps {
  readonly marks: Marks;
  readonly onSend: () => Promise<void>;
  readonly onSendSet: () => Promise<void>;
}

/** Who goes together, and the keys for it: what is marked, or else the set that is offered. */
export function MarkedBar({ marks, onSend, onSendSet }: MarkedBarProps) {
  const { marked, offered, asBackUp } = marks;
  return (
    <div className="marked-bar row wrap" role="status">
      {marked.length === 0 ? (
        <>
          {offered.length > 0 && <Offered offered={offered} onSend={onSendSet} />}
          <span className="hint">
            <Key name="Shift+1…9" /> marks several, <Key name="0" /> {offered.length > 0 ? 'the set' : 'the best two'},
            again one more
          </span>
        </>
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

/** The best set for what the plan still wants, with one key for all of it; who takes it apart marks it and changes it. */
function Offered({ offered, onSend }: { offered: readonly Ranked[]; onSend: () => Promise<void> }) {
  const lacking = offered[0]?.set?.lacking ?? [];
  return (
    <>
      <span>
        Set offered: <strong>{offered.map(({ callsign }) => callsign).join(', ')}</strong>
        {lacking.length > 0 && <span className="bare"> · nobody for {lacking.join(', ')}</span>}
      </span>
      <span className="push">
        <Button look="primary" shortcut="=" onPress={() => void onSend()}>
          {offered.length === 1 ? 'Send it' : `Send the set of ${offered.length}`}
        </Button>
      </span>
    </>
  );
}
