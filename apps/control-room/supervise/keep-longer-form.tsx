import { useClient } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { type DueForReview, KeepLonger, keepingGrounds } from '../../../modules/insight/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';

type Due = RowOf<typeof DueForReview>;

const grounds: Readonly<Record<(typeof keepingGrounds)[number], string>> = {
  'serious-harm': 'capacity to inflict serious harm',
  'children-or-vulnerable-adults': 'concern for children or vulnerable adults',
  'breach-of-trust': 'a position of trust was abused',
  'links-that-raise-risk': 'links or associations that raise the risk',
  'substance-misuse': 'misuse of substances raises the risk',
  'mental-state-raises-risk': 'a mental state raises the risk',
  proceedings: 'proceedings run, or may come',
};

const years = ['1', '2', '5', '10'];

/** A review: the record is kept so much longer from today, on a ground of the national criteria. */
export function KeepLongerForm(props: {
  readonly due: Due;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { due, onClose, onDone } = props;
  const { now } = useClient();
  const done = (): void => {
    onClose();
    onDone();
  };
  return (
    <section className="keep-longer" aria-label={`Keep ${due.number} longer`}>
      <ReasonForm form={formOf(due, now)} draft={`keep.${due.id}`} takesFocus onClose={onClose} onDone={done} />
    </section>
  );
}

function formOf({ id, records, dueAt }: Due, now: () => number): ActForm {
  const options = keepingGrounds.map((value) => ({ value, words: grounds[value] }));
  return {
    fields: [
      { name: 'ground', label: 'Ground', as: 'select', initial: 'serious-harm', options },
      {
        name: 'years',
        label: 'Look at it again in',
        as: 'buttons',
        initial: '5',
        options: years.map((value) => ({ value, words: value === '1' ? '1 year' : `${value} years` })),
      },
    ],
    reason: 'What speaks for keeping it',
    submit: ({ years: many }) => `Keep it ${many === '1' ? 'a year' : `${many} years`} longer`,
    send: (send, { ground, years: many }, reason) =>
      send(KeepLonger, {
        ...{ recordId: id, records, seen: dueAt, reason },
        ground: keepingGrounds.find((one) => one === ground) ?? 'serious-harm',
        keepUntil: yearsAfter(now(), Number(many)),
      }),
    focus: 'fields',
  };
}

/** To the day; a review in ten years is owed on that day, not after it. */
function yearsAfter(at: number, many: number): number {
  const day = new Date(at);
  day.setUTCHours(0, 0, 0, 0);
  return day.setUTCFullYear(day.getUTCFullYear() + many);
}
