import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Markers, ReviewMarker, WithdrawMarker } from '../../../modules/pole/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { ActForm, Values } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';
import { MarkerNote } from './marker-notes.tsx';

const MONTH_MS = 30 * 86_400_000;
const REVIEW_MONTHS = [1, 3, 6, 12] as const;
const USUAL_MONTHS = '6';
/** From its review to its end. */
const GRACE_MONTHS = 6;

const verdicts = [
  { value: 'holds', words: 'It still holds', meaning: 'reviewed: it warns on until its new end' },
  { value: 'gone', words: 'It is over', meaning: 'withdrawn: it warns nobody any more' },
];
const holds = ({ verdict }: Values): boolean => verdict !== 'gone';

interface MarkerReviewProps {
  readonly markerId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A marker past its use misleads, one that is missing kills: it is reviewed with a reason and a new end, or withdrawn. */
function MarkerReview({ markerId, onClose, onDone }: MarkerReviewProps) {
  const { now } = useClient();
  return (
    <ReasonForm
      form={formOf(markerId, now)}
      draft={`review-marker.${markerId}`}
      takesFocus
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** The same for whoever does not have the marker before them: of one on a place, what it says and where. */
export function MarkerReviewed(props: MarkerReviewProps) {
  const { rows } = useView(Markers, `&id=${props.markerId}`);
  return (
    <>
      {rows.map((marker) => (
        <div key={marker.id} className="marker-reviewed">
          <MarkerNote marker={marker} where={marker.label} />
        </div>
      ))}
      <MarkerReview {...props} />
    </>
  );
}

function formOf(markerId: string, now: () => number): ActForm {
  const options = REVIEW_MONTHS.map((months) => ({
    value: String(months),
    words: months === 1 ? 'in a month' : `in ${months} months`,
  }));
  return {
    fields: [
      { name: 'verdict', label: 'Does the marker hold?', as: 'buttons', initial: 'holds', options: verdicts },
      { name: 'months', label: 'Review again', as: 'select', initial: USUAL_MONTHS, options, when: holds },
    ],
    reason: 'Reason and source',
    submit: (values) => (holds(values) ? 'Review the marker' : 'Withdraw the marker'),
    send: (send, values, reason) => {
      if (!holds(values)) return send(WithdrawMarker, { markerId, reason });
      const reviewAt = Math.round(now() + Number(values.months) * MONTH_MS);
      return send(ReviewMarker, { markerId, reason, reviewAt, expiresAt: reviewAt + GRACE_MONTHS * MONTH_MS });
    },
    focus: 'reason',
  };
}

/** Beside a marker, for whoever may set one. */
export function MarkerReviewButton(props: {
  readonly markerId: string;
  readonly title: string;
  readonly onDone?: () => void;
}) {
  const { markerId, title, onDone } = props;
  const { can } = useDesk();
  const [open, setOpen] = useState(false);
  const [answered, setAnswered] = useState(false);
  if (!can('marker.write')) return null;
  // What stands round it was read before: it says so until it is read again.
  if (answered) return <span className="hint">answered just now</span>;
  return (
    <>
      <Button look="plain" expanded={open} onPress={() => setOpen(!open)} label={`Review the marker: ${title}`}>
        Review
      </Button>
      {open && (
        <MarkerReview
          markerId={markerId}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setAnswered(true);
            onDone?.();
          }}
        />
      )}
    </>
  );
}
