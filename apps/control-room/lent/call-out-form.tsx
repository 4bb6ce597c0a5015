import { useClient, useRows } from '../../../client/react.tsx';
import { CallOuts } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import type { FormProps } from '../incident/incident-form.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';
import { callOutForm } from './call-out-acts.ts';

/** Called out and answered in one place, above the log. */
export function CallOutForm({ incident, takesFocus, onClose }: FormProps) {
  const { list: rows } = useRows(CallOuts, incident.id);
  const { pack } = useDesk();
  const { newId } = useClient();
  const form = callOutForm({ incident, pack, newId, rows });
  if (typeof form === 'string') return <ConfirmBar text={form} onLeave={onClose} />;
  const draft = `callOut.${incident.id}`;
  return <ReasonForm {...{ form, draft, takesFocus }} onClose={onClose} onDone={onClose} />;
}
