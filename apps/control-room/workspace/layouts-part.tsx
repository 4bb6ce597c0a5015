import { useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { ActButton } from '../keys/act-button.tsx';
import './layouts.css';
import type { useLayouts } from './use-layouts.ts';

/** Arrangements of windows: to open, to keep under a name, to forget. */
export function LayoutsPart({ layouts }: { readonly layouts: ReturnType<typeof useLayouts> }) {
  const [name, setName] = useState('');
  const { all, told, isOwn, open, keep, forget } = layouts;
  const keepNow = (): void => {
    if (name.trim() === '') return;
    void keep(name.trim()).then(() => setName(''));
  };
  return (
    <section className="person-layouts" aria-label="Layouts of windows">
      <ActButton act="layout">Open my windows</ActButton>
      {all.map((layout) => (
        <div key={`${isOwn(layout)}${layout.name}`} className="row">
          <Button onPress={() => void open(layout)}>
            {layout.name}
            {!isOwn(layout) && ' (of the role)'}
          </Button>
          {isOwn(layout) && (
            <Button look="plain" onPress={() => forget(layout.name)}>
              Forget {layout.name}
            </Button>
          )}
        </div>
      ))}
      <Form look="row" label="Keep the windows as they stand" onSend={keepNow}>
        <Field label="Keep the windows as they stand, under the name">
          {(id) => <input id={id} className="input" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Button onPress={keepNow}>Keep</Button>
      </Form>
      <output className="hint">{told}</output>
    </section>
  );
}
