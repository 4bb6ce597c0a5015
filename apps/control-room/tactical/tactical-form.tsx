import { useClient, useRows } from '../../../client/react.tsx';
import { Tactics } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import type { FormProps } from '../incident/incident-form.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';
import { tacticalForm } from './tactical-acts.ts';

/** Opened, authorised, commanded, looked at again and ended in one place, above the log. */
export function TacticalForm({ incident, takesFocus, onClose }: FormProps) {
  const { list: rows } = useRows(Tactics, incident.id);
  const { pack, session, can } = useDesk();
  const { now, newId } = useClient();
  const mayAuthorise = can('tactical.authorise');
  const form = tacticalForm({ incident, pack, now, newId, rows, mayAuthorise, me: session.subject.name });
  if (typeof form === 'string') return <ConfirmBar text={form} onLeave={onClose} />;
  const draft = `tactical.${incident.id}`;
  return <ReasonForm {...{ form, draft, takesFocus }} onClose={onClose} onDone={onClose} />;
}
