import { useClient } from '../../../client/react.tsx';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { useDesk } from '../session/desk.tsx';
import { type ActFormName, actForms } from './act-forms.ts';
import type { FormProps } from './incident-form.tsx';
import { ReasonForm } from './reason-form.tsx';

interface ActFormPanelProps extends FormProps {
  readonly name: ActFormName;
  /** Left out: the form goes when its act is done. */
  readonly onDone?: () => void;
}

/** The form of one act; made anew with each row, so that it carries the value that stands. */
export function ActFormPanel({ name, incident, takesFocus, onClose, onDone = onClose }: ActFormPanelProps) {
  const { pack, session } = useDesk();
  const { now, newId } = useClient();
  const form = actForms[name]({ incident, pack, accountId: session.subject.id, now, newId });
  if (typeof form === 'string') return <ConfirmBar text={form} onLeave={onClose} />;
  const draft = `${name}.${incident.id}`;
  return <ReasonForm form={form} draft={draft} takesFocus={takesFocus} onClose={onClose} onDone={onDone} />;
}
