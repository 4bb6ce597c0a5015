import { WithdrawPoint } from '../../../modules/operations/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';

interface WithdrawPointFormProps {
  readonly point: { readonly id: string; readonly incidentId: string; readonly label: string };
  readonly onClose: () => void;
}

/** A point is withdrawn with a reason, and stays in the history. */
export function WithdrawPointForm({ point, onClose }: WithdrawPointFormProps) {
  const { id, incidentId, label } = point;
  const form: ActForm = {
    fields: [],
    reason: `Why is ${label} withdrawn?`,
    submit: () => 'Withdraw the point',
    send: (send, _, reason) => send(WithdrawPoint, { incidentId, pointId: id.slice(id.indexOf('#') + 1), reason }),
    focus: 'reason',
  };
  return <ReasonForm form={form} draft={`withdraw.${id}`} takesFocus onClose={onClose} onDone={onClose} />;
}
