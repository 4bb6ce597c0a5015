import { useState } from 'react';
import { useClient, useDraft, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Agreements, AmendImprovement, PlanImprovement } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { dateOf, type ImprovementRow, instantOf } from './improvement-words.ts';

const MONTH_MS = 30 * 86_400_000;
const boxes = [
  ['title', 'What is to be better'],
  ['action', 'What will be done'],
  ['owner', 'Who answers for it'],
  ['measure', 'How it is measured'],
  ['benefit', 'What it is good for'],
] as const;
type Box = (typeof boxes)[number][0];

interface FormProps {
  readonly month: string | null;
  readonly row: ImprovementRow | null;
  readonly onDone: () => void;
}

/** What was typed stays until it was kept. */
export function ImprovementForm({ month, row, onDone }: FormProps) {
  const { list } = useRows(Agreements);
  const { textOf, type, agreementId, setAgreement, reviewOn, setReviewOn, save, notice } = useForm({
    month,
    row,
    onDone,
  });
  return (
    <form
      className="stack levels-clock"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {notice}
      {boxes.map(([box, label], i) => (
        <Field key={box} label={label}>
          {(id) => (
            <input
              id={id}
              className="input"
              // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
              autoFocus={i === 0}
              value={textOf(box)}
              onChange={(event) => type(box, event.target.value)}
            />
          )}
        </Field>
      ))}
      <div className="row wrap levels-form">
        <Choice label="For which agreement" value={agreementId} onValue={setAgreement}>
          {[
            ['', 'All services'] as const,
            ...list.filter(({ kind }) => kind === 'sla').map(({ id, name }) => [id, name] as const),
          ]}
        </Choice>
        <Field label="Looked at first on">
          {(id) => (
            <input
              id={id}
              className="input"
              type="date"
              value={reviewOn}
              onChange={(event) => setReviewOn(event.target.value)}
            />
          )}
        </Field>
        <Button look="primary" submit onPress={() => void save()}>
          {row === null ? 'Put it into the plan' : 'Keep the change'}
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </form>
  );
}

function useForm({ month, row, onDone }: FormProps) {
  const { send, notice } = useSend();
  const { now } = useClient();
  const { list } = useRows(Agreements);
  const [kept, keep] = useDraft(`improvement:${row?.id ?? 'new'}`);
  const [improvementId] = useState(() => row?.id ?? crypto.randomUUID());
  const [agreementId, setAgreement] = useState(row?.agreementId ?? '');
  const [reviewOn, setReviewOn] = useState(() => dateOf(row?.reviewAt ?? now() + MONTH_MS));
  const values: Readonly<Partial<Record<Box, string>>> = kept === '' ? {} : JSON.parse(kept);
  const textOf = (box: Box): string => values[box] ?? row?.[box] ?? '';
  const save = async (): Promise<void> => {
    const terms = {
      ...{ improvementId, title: textOf('title'), action: textOf('action'), owner: textOf('owner') },
      ...{ measure: textOf('measure'), benefit: textOf('benefit'), reviewAt: instantOf(reviewOn) },
      agreementId: agreementId === '' ? null : agreementId,
      serviceId: list.find(({ id }) => id === agreementId)?.serviceId ?? null,
    };
    const source = month === null ? 'idea' : 'review-meeting';
    const done =
      row === null
        ? await send(PlanImprovement, { ...terms, source, month })
        : await send(AmendImprovement, { ...terms, seen: row.changedAt });
    if (!done) return;
    keep('');
    onDone();
  };
  const type = (box: Box, text: string): void => keep(JSON.stringify({ ...values, [box]: text }));
  return { textOf, type, agreementId, setAgreement, reviewOn, setReviewOn, save, notice };
}
