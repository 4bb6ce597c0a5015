import { useLayoutEffect, useRef } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import type { ActForm } from './act-forms.ts';
import { ConflictBar } from './conflict-bar.tsx';
import { FormFields } from './form-fields.tsx';
import type { Conflict } from './seen-value.ts';
import { useFormDraft } from './use-form-draft.ts';

export interface ReasonFormProps {
  readonly form: ActForm;
  /** Under this name all that is filled in survives reload and kill. */
  readonly draft: string;
  readonly takesFocus: boolean;
  /** Somebody else has changed meanwhile what this form changes. */
  readonly conflict?: Conflict | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A few fields and a reason. Enter sends, Escape puts it away and keeps what was filled in. */
export function ReasonForm({ form, draft, takesFocus, conflict = null, onClose, onDone }: ReasonFormProps) {
  const { values, reason, set, setReason, clear } = useFormDraft(draft, form.fields);
  const { send, notice } = useSend();
  const box = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { focus } = form;
  useLayoutEffect(() => {
    if (!takesFocus) return;
    const first =
      focus === 'reason' ? area.current : box.current?.querySelector<HTMLElement>('select, input, textarea');
    first?.focus();
  }, [takesFocus, focus]);
  const go = async (): Promise<void> => {
    if (!(await form.send(send, values, reason.trim()))) return;
    clear();
    onDone();
  };
  const words = typeof form.reason === 'function' ? form.reason(values) : form.reason;
  const keepTheirs = (): void => {
    clear();
    onDone();
  };
  return (
    <>
      {conflict !== null && <ConflictBar {...conflict} mine={values[conflict.field] ?? ''} onKeepTheirs={keepTheirs} />}
      <form
        ref={box}
        className="inline-form"
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
        onKeyDown={(event) => {
          // With nothing more to fill in, Enter sends from a choice as well; the arrow keys and letters still choose.
          if (event.key === 'Enter' && words === null && event.target instanceof HTMLSelectElement) {
            event.preventDefault();
            void go();
          }
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <FormFields fields={form.fields} values={values} onValues={set} />
        {words !== null && (
          <Field label={words}>
            {(id) => (
              <textarea
                ref={area}
                id={id}
                className="input"
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.shiftKey) return;
                  event.preventDefault();
                  void go();
                }}
              />
            )}
          </Field>
        )}
        <div className="row">
          <Button look="primary" submit onPress={() => void go()} shortcut="Enter">
            {form.submit(values)}
          </Button>
          <Button look="plain" onPress={onClose} shortcut="Esc">
            Put away
          </Button>
        </div>
      </form>
      {notice}
    </>
  );
}
