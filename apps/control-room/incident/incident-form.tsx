import { ThriveAgainForm } from '../assess/thrive-again-form.tsx';
import { CallOutForm } from '../lent/call-out-form.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { TacticalForm } from '../tactical/tactical-form.tsx';
import { PlanForm } from '../units/plan-form.tsx';
import { ActFormPanel } from './act-form-panel.tsx';
import type { ActFormName } from './act-forms.ts';
import { AppointmentForm } from './appointment-form.tsx';
import { CloseForm } from './close-form.tsx';
import { PlaceForm } from './place-form.tsx';

export type FormName = ActFormName | 'place' | 'appointment' | 'close' | 'thrive' | 'tactical' | 'plan' | 'callOut';

export interface FormProps {
  readonly incident: IncidentRow;
  /** False: it has come back by itself, and whoever is busy elsewhere keeps the focus. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** The form of one act, in its place above the log. */
export function IncidentForm(
  props: FormProps & { readonly name: FormName; readonly onForm: (name: FormName) => void },
) {
  const { name, onForm, ...form } = props;
  switch (name) {
    case 'place':
      return <PlaceForm {...form} />;
    case 'appointment':
      return <AppointmentForm {...form} />;
    case 'thrive':
      return <ThriveAgainForm {...form} />;
    case 'tactical':
      return <TacticalForm {...form} />;
    case 'callOut':
      return <CallOutForm {...form} />;
    case 'plan':
      return <PlanForm {...form} />;
    case 'close':
      return <CloseForm {...form} />;
    case 'result':
      return <ActFormPanel {...form} name={name} onDone={() => onForm('close')} />;
    default:
      return <ActFormPanel {...form} name={name} />;
  }
}
