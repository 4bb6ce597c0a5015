import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { ProposeTemplate } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useAct } from '../keys/use-act.tsx';
import { enteredOf, sentOf } from './entered.ts';
import type { Change } from './words.ts';

/** A change that went well, as the template of a standard one: its papers and its services, under a name, for the CAB to approve. */
export function ProposeAsTemplate({ change }: { change: Change }) {
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [name, setName] = useState<string | null>(null);
  useAct('proposeTemplate', () => setName(change.title ?? ''));
  const propose = async (): Promise<void> => {
    const { proposal, said } = sentOf(enteredOf(change), change);
    // When and on which items is of each change, not of the template.
    const kept = { ...proposal, window: null, itemIds: [], implementerIds: [] };
    const input = { templateId: crypto.randomUUID(), name: name ?? '', proposal: kept, said };
    if (await send(ProposeTemplate, input)) go('/change-templates');
  };
  if (name === null) return null;
  return (
    <Form look="stack" onSend={() => void propose()}>
      {notice}
      <Field label="What the standard change is called">
        {(field) => (
          <input
            id={field}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button look="primary" submit onPress={() => void propose()}>
          Propose it to the CAB
        </Button>
        <Button onPress={() => setName(null)}>Leave it</Button>
      </div>
    </Form>
  );
}
