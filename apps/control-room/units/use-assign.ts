import { useCallback } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AssignUnit, AssignUnits } from '../../../modules/operations/contract.ts';

export interface Assigning {
  readonly tourId: string;
  readonly incidentId: string;
  readonly how: 'assign' | 'divert' | 'stack';
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
    (incidentId: string, wishes: readonly Omit<Assigning, 'incidentId'>[], backUp: boolean) =>
      send(
        AssignUnits,
        { incidentId, units: wishes.map((wish) => ({ assignmentId: newId(), ...wish })), backUp },
        { confirm: 'Send them anyway' },
      ),
    [send, newId],
  );
  return { assign, assignAll, notice };
}
