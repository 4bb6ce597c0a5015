import { useClient } from '../../../client/react.tsx';
import { Units } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { useDesk } from '../session/desk.tsx';
import { type ActFormName, actForms } from './act-forms.ts';
import type { FormProps } from './incident-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useSeenValue } from './seen-value.ts';
import { useIsFilledIn } from './use-form-draft.ts';

interface ActFormPanelProps extends FormProps {
  readonly name: ActFormName;
  /** Left out: the form goes when its act is done. */
  readonly onDone?: () => void;
}

/** The form of one act. It carries the value that stood when it was opened: what others change meanwhile is not overwritten unseen. */
export function ActFormPanel({ name, incident, takesFocus, onClose, onDone = onClose }: ActFormPanelProps) {
  const { pack, session } = useDesk();
  const { now, newId, replica } = useClient();
  const draft = `${name}.${incident.id}`;
  const isFilledIn = useIsFilledIn(draft);
  const { asSeen, conflict, forget } = useSeenValue(name, incident, isFilledIn());
  const units = replica.rows(Units).list;
  const form = actForms[name]({ incident: asSeen, pack, accountId: session.subject.id, units, now, newId });
  if (typeof form === 'string') return <ConfirmBar text={form} onLeave={onClose} />;
  const leave = (): void => {
    if (!isFilledIn()) forget();
    onClose();
  };
  const done = (): void => {
    forget();
    onDone();
  };
  return <ReasonForm {...{ form, draft, takesFocus, conflict }} onClose={leave} onDone={done} />;
}
