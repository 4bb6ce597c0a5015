import { useCallback, useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useNow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { StandingHolds } from '../../../modules/audit/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead, type Readiness } from '../../../ui/not-read/not-read.ts';

type HoldRow = RowOf<typeof StandingHolds>;

/** Which records may not be erased, why, since when and by whom. */
export function HoldsPane() {
  const { state, rows, fault, read } = useHolds();
  const now = useNow();
  return (
    <section className="office-holds">
      <table className="office-table">
        <caption>
          <span className="row">
            {notRead(state, 'the legal holds') ?? `Legal holds that stand: ${rows.length}`}
            <Button look="plain" onPress={() => void read()}>
              Read again
            </Button>
          </span>
        </caption>
        <thead>
          <tr>
            {['Record', 'Reason', 'Since', 'Placed by', 'Hold'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((hold) => (
            <tr key={hold.id}>
              <th scope="row">{hold.stream}</th>
              <td>{hold.reason}</td>
              <td className="tabular">{whenOf(hold.placedAt, now)}</td>
              <td>{hold.placedBy}</td>
              <td className="hint">{hold.holdId ?? 'without an id'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fault !== null && <p role="alert">{fault}</p>}
      {state === 'ready' && rows.length === 0 && (
        <Empty title="No record is under a legal hold">
          One stands here from audit.placeHold (inquest, complaint, CPIA) until audit.liftHold; meanwhile nothing of its
          record is erased.
        </Empty>
      )}
    </section>
  );
}

function useHolds() {
  const [held, setHeld] = useState<{ state: Readiness; rows: readonly HoldRow[]; fault: string | null }>({
    state: 'waiting',
    rows: [],
    fault: null,
  });
  const read = useCallback(async (): Promise<void> => {
    const came = await request(`/api/views/${StandingHolds.name}?limit=2000`);
    const body = (came.body ?? {}) as Problem & { rows?: readonly HoldRow[] };
    if (came.status === 200) return setHeld({ state: 'ready', rows: body.rows ?? [], fault: null });
    setHeld((before) => ({ ...before, state: 'failed', fault: body.detail ?? 'The server cannot be reached.' }));
  }, []);
  useEffect(() => void read(), [read]);
  return { ...held, read };
}
