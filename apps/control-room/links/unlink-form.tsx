import { useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useFirstFocus } from './use-first-focus.ts';

/** A link goes with a reason, which both logs keep. */
export function UnlinkForm(props: {
  readonly number: string;
  readonly onReason: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { number, onReason, onClose } = props;
  const box = useFirstFocus();
  const [reason, setReason] = useState('');
  const take = async (): Promise<void> => {
    if (reason.trim() !== '' && (await onReason(reason.trim()))) onClose();
  };
  return (
    <form
      className="link-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Field label={`Why is it not linked with ${shortOf(number)}?`}>
        {(id) => (
          <input
            id={id}
            ref={box}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Button submit onPress={() => void take()} shortcut="Enter">
        Unlink
      </Button>
    </form>
  );
}

function shortOf(number: string): string {
  return number.split(' ')[0] ?? number;
}
