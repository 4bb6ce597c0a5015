import { useSend } from '../../../client/send/use-send.tsx';
import { CloseIncident } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { CloseChild, type ParentRisk, useOpenParents } from '../links/close-child.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';

/** After the result: one key closes, if no unit is on it. */
export function CloseForm({ incident, onClose }: FormProps) {
  const { can } = useDesk();
  const { send, notice } = useSend();
  const parents = useOpenParents(incident.id);
  const close = async (parentRisk?: ParentRisk): Promise<void> => {
    const asked = parentRisk === undefined ? {} : { parentRisk };
    if (await send(CloseIncident, { incidentId: incident.id, ...asked })) onClose();
  };
  if (notice !== null) return notice;
  if (!can('incident.close')) return null;
  const number = shortNumber(incident.number);
  if (parents.length > 0) {
    return <CloseChild {...{ number, parents }} onClose={(risk) => void close(risk)} onLeave={onClose} />;
  }
  const label = `Close ${number}`;
  return (
    <ConfirmBar text="The result is recorded." confirm={{ label, onConfirm: () => void close() }} onLeave={onClose} />
  );
}
