import { BreakGlass } from '../../../modules/operations/contract.ts';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

/** Opens a restricted record within seconds; alarmed at once and reviewed within a day. */
export function GlassForm({ incident, onClose }: FormProps) {
  const { send, notice } = useSend();
  const submit = (reason: string): Promise<boolean> => send(BreakGlass, { incidentId: incident.id, reason });
  return (
    <>
      <TextForm
        name={`glass.${incident.id}`}
        label="Why must you see it now? The FIM is told at once."
        submit="Open it"
        onSubmit={submit}
        onClose={onClose}
      />
      {notice}
    </>
  );
}
