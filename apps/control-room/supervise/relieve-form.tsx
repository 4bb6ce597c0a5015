import { RelieveSeat } from '../../../modules/force/contract.ts';
import { EndSessions } from '../../../modules/identity/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import type { SeatRow } from './wall.ts';

interface RelieveFormProps {
  readonly seat: SeatRow & { readonly holder: NonNullable<SeatRow['holder']> };
  readonly mayEnd: boolean;
  readonly onClose: () => void;
}

/** Somebody taken ill, or gone and still signed in: the desk's work passes on, with the reason. */
export function RelieveForm({ seat, mayEnd, onClose }: RelieveFormProps) {
  return (
    <section aria-label={`Relieve ${seat.name}`}>
      <ReasonForm
        form={formOf(seat, mayEnd)}
        draft={`relieve.${seat.id}`}
        takesFocus
        onClose={onClose}
        onDone={onClose}
      />
    </section>
  );
}

function formOf({ id, name, holder }: RelieveFormProps['seat'], mayEnd: boolean): ActForm {
  const ways = [
    { value: 'relieve', words: 'Relieve them', meaning: 'the work of the desk passes to the supervisor' },
    ...(mayEnd
      ? [{ value: 'end', words: 'End every session', meaning: 'they are signed out everywhere at once' }]
      : []),
  ];
  return {
    fields: [{ name: 'way', label: `${holder.name} at ${name}`, as: 'buttons', initial: 'relieve', options: ways }],
    reason: `Why ${holder.name} is relieved of ${name}`,
    submit: ({ way }) => (way === 'end' ? `End the sessions of ${holder.name}` : `Relieve ${name}`),
    send: (send, { way }, reason) =>
      way === 'end'
        ? send(EndSessions, { accountId: holder.accountId, reason })
        : send(RelieveSeat, { seatId: id, seen: holder.accountId, reason }),
    focus: 'reason',
  };
}
