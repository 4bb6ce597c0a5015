import { ReopenIncident } from '../../../modules/operations/contract.ts';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

/** Opens it again under its number. */
export function ReopenForm({ incident, onClose }: FormProps) {
  const { send, notice } = useSend();
  return (
    <>
      <TextForm
        name={`reopen.${incident.id}`}
        label="Why is it opened again?"
        submit="Open it again"
        onSubmit={(reason) => send(ReopenIncident, { incidentId: incident.id, reason })}
        onClose={onClose}
      />
      {notice}
    </>
  );
}
