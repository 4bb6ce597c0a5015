import { CloseIncident } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { shortNumber } from '../queue/order.ts';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';

/** After the result: one key closes, if no unit is on it. */
export function CloseForm({ incident, onClose }: FormProps) {
  const { can } = useDesk();
  const { send, notice } = useSend();
  const close = async (): Promise<void> => {
    if (await send(CloseIncident, { incidentId: incident.id })) onClose();
  };
  if (notice !== null) return notice;
  if (!can('incident.close')) return null;
  const label = `Close ${shortNumber(incident.number)}`;
  return (
    <ConfirmBar text="The result is recorded." confirm={{ label, onConfirm: () => void close() }} onLeave={onClose} />
  );
}
