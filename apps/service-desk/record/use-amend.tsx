import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { useSend } from '../../../client/send/use-send.tsx';
import { AmendServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { RecordRow } from './record-row.ts';

type Change = z.input<typeof AmendServiceIncident.schema>['change'];

/** Shown when somebody else was first: both values, and which of them stands. */
interface Difference {
  readonly change: Change;
  readonly current: Change['from'];
}

/** Changes one fact, with the value that was seen. Whoever comes second sees both values and says which it shall be. */
export function useAmend(record: RecordRow, wordsOf: (value: Change['from']) => string) {
  const { send, notice } = useSend();
  const [difference, setDifference] = useState<Difference | null>(null);
  const amend = (change: Change): void => {
    if (JSON.stringify(change.from) === JSON.stringify(change.to)) return;
    setDifference(null);
    const onRefused = (current: unknown) => setDifference({ change, current: current as Change['from'] });
    void send(AmendServiceIncident, { serviceIncidentId: record.id, change }, { onRefused });
  };
  const shown: ReactNode = difference !== null && (
    <div className="difference" role="alert">
      <p>
        <strong>Somebody else changed this meanwhile.</strong>
      </p>
      <dl>
        <dt>It is now</dt>
        <dd>{wordsOf(difference.current) || 'nothing'}</dd>
        <dt>You wanted</dt>
        <dd>{wordsOf(difference.change.to) || 'nothing'}</dd>
      </dl>
      <div className="row wrap">
        <Button onPress={() => amend({ ...difference.change, from: difference.current } as Change)}>
          Make it mine
        </Button>
        <Button onPress={() => setDifference(null)}>Leave it as it is now</Button>
      </div>
    </div>
  );
  return { amend, notice: difference === null ? notice : shown };
}
