import type { IncidentRow } from '../queue/order.ts';
import { AgencyForm } from './agency-form.tsx';
import { AppointmentForm } from './appointment-form.tsx';
import { CloseForm } from './close-form.tsx';
import { CodeForm } from './code-form.tsx';
import { GlassForm } from './glass-form.tsx';
import { GradeForm } from './grade-form.tsx';
import { MarkerForm } from './marker-form.tsx';
import { PlaceForm } from './place-form.tsx';
import { ReferForm } from './refer-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { RestrictForm } from './restrict-form.tsx';
import { ResultForm } from './result-form.tsx';
import { ReviewForm } from './review-form.tsx';

export type FormName =
  | 'grade'
  | 'refer'
  | 'review'
  | 'place'
  | 'agency'
  | 'result'
  | 'close'
  | 'glass'
  | 'code'
  | 'restrict'
  | 'marker'
  | 'reopen'
  | 'appointment';

export interface FormProps {
  readonly incident: IncidentRow;
  readonly onClose: () => void;
}

/** The form of one act, in its place above the log. */
export function IncidentForm(
  props: FormProps & { readonly name: FormName; readonly onForm: (name: FormName) => void },
) {
  const { name, onForm, ...form } = props;
  switch (name) {
    case 'grade':
      return <GradeForm {...form} />;
    case 'refer':
      return <ReferForm {...form} />;
    case 'review':
      return <ReviewForm {...form} />;
    case 'place':
      return <PlaceForm {...form} />;
    case 'agency':
      return <AgencyForm {...form} />;
    case 'result':
      return <ResultForm {...form} onResult={() => onForm('close')} />;
    case 'close':
      return <CloseForm {...form} />;
    case 'code':
      return <CodeForm {...form} />;
    case 'restrict':
      return <RestrictForm {...form} />;
    case 'marker':
      return <MarkerForm {...form} />;
    case 'appointment':
      return <AppointmentForm {...form} />;
    case 'reopen':
      return <ReopenForm {...form} />;
    case 'glass':
      return <GlassForm {...form} />;
  }
}
