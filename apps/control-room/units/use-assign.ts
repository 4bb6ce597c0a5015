import { useCallback } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AssignUnit, AssignUnits } from '../../../modules/operations/contract.ts';

export interface Assigning {
  readonly tourId: string;
  readonly incidentId: string;
  readonly how: 'assign' | 'divert' | 'stack';
  /** Why this one: kept with the choice. */
  readonly reason?: string;
}

interface Several {
  readonly incidentId: string;
  readonly wishes: readonly Omit<Assigning, 'incidentId' | 'reason'>[];
  readonly backUp: boolean;
  readonly reason: string;
}

/** Sends a unit, or several at once; warnings ask for one key. */
export function useAssign() {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const assign = useCallback(
    (wish: Assigning) =>
      send(
        AssignUnit,
        { assignmentId: newId(), ...wish },
        { confirm: wish.how === 'divert' ? 'Divert it' : 'Send it anyway' },
      ),
    [send, newId],
  );
  const assignAll = useCallback(
    ({ incidentId, wishes, backUp, reason }: Several) =>
      send(
        AssignUnits,
        { incidentId, units: wishes.map((wish) => ({ assignmentId: newId(), ...wish })), backUp, reason },
        { confirm: 'Send them anyway' },
      ),
    [send, newId],
  );
  return { assign, assignAll, notice };
}
