import type { ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';

export interface DeedProps {
  readonly itemId: string;
  readonly label: string;
  readonly classId: string;
  readonly onDone: () => void;
}

/** The frame of each: what was typed stays until it is done. */
export function Frame(props: {
  readonly name: string;
  readonly act: string;
  readonly notice: ReactNode;
  readonly onGo: () => Promise<void>;
  readonly onLeave: () => void;
  readonly children?: ReactNode;
}) {
  const { name, act, notice, onGo, onLeave, children } = props;
  return (
    <Form look="stack" label={name} onSend={() => void onGo()} onLeave={onLeave}>
      {notice}
      {children}
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void onGo()}>
          {act}
        </Button>
        <Button onPress={onLeave}>Leave it</Button>
      </div>
    </Form>
  );
}

export function TextBox(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a button.
          autoFocus={props.first === true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
