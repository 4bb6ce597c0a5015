import { useClient } from '../../../client/react.tsx';
import { MarkEntry, MarkerKind } from '../../../modules/pole/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import type { KnownEntry } from './read-known.ts';

const MONTH_MS = 30 * 86_400_000;
const REVIEW_MONTHS = 6;
const EXPIRY_MONTHS = 12;

/** A warning that goes with a person or a vehicle, wherever they are: review in six months, expiry in twelve. */
export function MarkEntryForm(props: { entry: KnownEntry; onClose: () => void; onDone: () => void }) {
  const { entry, onClose, onDone } = props;
  const { now, newId } = useClient();
  const form = formOf(entry, now, newId);
  return (
    <ReasonForm form={form} draft={`mark-entry.${entry.id}`} takesFocus={true} onClose={onClose} onDone={onDone} />
  );
}

function formOf(entry: KnownEntry, now: () => number, newId: () => string): ActForm {
  const options = MarkerKind.options.map((value) => ({ value, words: value.replaceAll('-', ' ') }));
  return {
    fields: [
      { name: 'kind', label: 'Kind', as: 'select', initial: 'violence', options },
      { name: 'text', label: 'What must be known', as: 'text', initial: '' },
    ],
    reason: 'Reason and source',
    submit: () => `Mark ${entry.name}`,
    send: (send, { kind, text = '' }, reason) => {
      const at = Math.round(now());
      return send(MarkEntry, {
        ...{ markerId: newId(), entryId: entry.id, text: text.trim(), reason },
        kind: MarkerKind.options.find((one) => one === kind) ?? 'violence',
        ...{ reviewAt: at + REVIEW_MONTHS * MONTH_MS, expiresAt: at + EXPIRY_MONTHS * MONTH_MS },
      });
    },
    focus: 'fields',
  };
}
