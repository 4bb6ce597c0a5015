import { useCallback } from 'react';
import { useClient } from '../../../client/react.tsx';
import { AssignUnit } from '../../../modules/operations/contract.ts';
import { useSend } from '../send/use-send.tsx';

export interface Assigning {
  readonly tourId: string;
  readonly incidentId: string;
  readonly how: 'assign' | 'divert' | 'stack';
}

/** Sends a unit; warnings ask for one key. */
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
  return { assign, notice };
}
