import type { ReactNode } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';

export type Values = Readonly<Record<string, string>>;

export interface Box {
  readonly name: string;
  readonly label: string;
  readonly initial?: string;
  /** A choice; left out: typed. */
  readonly options?: readonly { readonly id: string; readonly name: string }[];
  /** Several lines. */
  readonly long?: boolean;
  /** What is read out of it, or what is wrong; it never stops whoever types. */
  readonly state?: (value: string) => string | undefined;
}

interface BoxesFormProps {
  readonly label: string;
  /** What is typed is kept under this name until it is sent. */
  readonly draft: string;
  readonly boxes: readonly Box[];
  readonly submit: string;
  readonly onSend: (values: Values) => Promise<boolean>;
  readonly onDone: () => void;
  readonly notice: ReactNode;
}

function read(text: string): Values {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

/** A few boxes in a line of their own, the first with the focus: Enter sends, Escape leaves, what was typed stays until it is sent. */
export function BoxesForm({ label, draft, boxes, submit, onSend, onDone, notice }: BoxesFormProps) {
  const [text, setText] = useDraft(draft);
  const typed = read(text);
  const values: Values = Object.fromEntries(
    boxes.map(({ name, initial, options }) => [name, typed[name] ?? initial ?? options?.[0]?.id ?? '']),
  );
  const write = (name: string, value: string): void => setText(JSON.stringify({ ...typed, [name]: value }));
  const go = async (): Promise<void> => {
    if (!(await onSend(values))) return;
    setText('');
    onDone();
  };
  const long = boxes.some((box) => box.long);
  return (
    <Form look="boxes-form" label={label} long={long} onSend={() => void go()} onLeave={onDone}>
      {boxes.map((box, at) => (
        <Field key={box.name} label={box.label} state={box.state?.(values[box.name] ?? '')}>
          {(id) => (
            <Input
              id={id}
              box={box}
              first={at === 0}
              value={values[box.name] ?? ''}
              onValue={(now) => write(box.name, now)}
            />
          )}
        </Field>
      ))}
      <Button look="primary" submit onPress={() => void go()} shortcut={long ? 'Ctrl+Enter' : 'Enter'}>
        {submit}
      </Button>
      {notice}
    </Form>
  );
}

interface InputProps {
  readonly id: string;
  readonly box: Box;
  readonly first: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Input({ id, box, first, value, onValue }: InputProps) {
  const common = { id, className: 'input', value, autoFocus: first };
  const change = (event: { readonly target: { readonly value: string } }): void => onValue(event.target.value);
  if (box.options !== undefined) {
    return (
      <select {...common} onChange={change}>
        {box.options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    );
  }
  return box.long ? <textarea {...common} rows={3} onChange={change} /> : <input {...common} onChange={change} />;
}
