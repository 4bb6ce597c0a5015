import type { RowOf } from '../../../kernel/pure.ts';
import type { MergeProposals } from '../../../modules/operations/contract.ts';
import { CorrectEntry, DecideMerge } from '../../../modules/pole/contract.ts';
import type { ActForm, Values } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { choicesOf, keptOf } from './merge-fields.ts';
import { SideBySide } from './side-by-side.tsx';

export type MergeProposal = RowOf<typeof MergeProposals>;

/** One or two: both side by side, and field by field what stays of them. */
export function MergeDecision(props: {
  readonly proposal: MergeProposal;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { proposal, onClose, onDone } = props;
  const { id, one, into, by, reason } = proposal;
  return (
    <section className="merge-decision" aria-label={`Is ${one.name} the same as ${into.name}?`}>
      <h3>
        {one.name} and {into.name}: one or two?
      </h3>
      <p className="quiet">
        {by}: {reason ?? 'reason erased'}
      </p>
      <SideBySide one={one} into={into} />
      <ReasonForm
        form={formOf(proposal)}
        draft={`merge.${id}.${one.seen}.${into.seen}`}
        takesFocus
        onClose={onClose}
        onDone={onDone}
      />
    </section>
  );
}

/** Whether something else stays than what is said of it already. */
function keeps(into: NonNullable<MergeProposal['into']['said']>, values: Values): boolean {
  return JSON.stringify(keptOf(into, values)) !== JSON.stringify(keptOf(into, {}));
}

const are = [
  { value: 'one', words: 'They are one', meaning: 'every record of the one is then the other’s; it can be taken back' },
  { value: 'two', words: 'They are two', meaning: 'each stays as it is' },
];

const isOne = ({ are: said }: Values): boolean => said !== 'two';

function formOf({ id, one, into }: MergeProposal): ActForm {
  const choices = one.said === null || into.said === null ? [] : choicesOf(one.said, into.said);
  return {
    fields: [
      { name: 'are', label: 'Are they one?', as: 'buttons', initial: 'one', options: are },
      ...choices.map((choice) => ({ ...choice, label: `${choice.label}: what stays`, when: isOne })),
    ],
    reason: 'Reason and source',
    submit: (values) => (isOne(values) ? `Merge into ${into.name}` : 'Leave them two'),
    send: async (send, values, reason) => {
      const accepted = isOne(values);
      if (accepted && into.said !== null && keeps(into.said, values)) {
        // First what stays: what is correct of the one that stays is right even if the merge is decided by somebody else meanwhile.
        const entry = keptOf(into.said, values);
        if (!(await send(CorrectEntry, { entryId: into.id, seen: into.seen, entry, reason }))) return false;
      }
      return send(DecideMerge, { entryId: id, accepted, reason });
    },
    focus: 'reason',
  };
}
