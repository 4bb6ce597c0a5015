import type { ReactNode } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { NoteAvailability } from '../../../modules/operations/contract.ts';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';

/** Writes into the log of the incident in hand which units there are now; answers what came back, if it was no yes. */
export function useSnapshot(incidentId: string): ReactNode {
  const { can } = useDesk();
  const { send, notice } = useSend();
  useAct('snapshot', () => void send(NoteAvailability, { incidentId }), can('incident.update'));
  return notice;
}
