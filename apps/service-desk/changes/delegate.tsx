import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { DelegateApproval, Leaders } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

/** Who answers in place of somebody that was asked: chosen among those who lead people, outside of any meeting. */
export function Delegate(props: {
  readonly changeId: string;
  readonly groupId: string;
  readonly asked: { readonly key: string; readonly name: string; readonly accountId: string | null };
  readonly barredIds: readonly string[];
}) {
  const { changeId, groupId, asked, barredIds } = props;
  const { list } = useRows(Leaders);
  const { send, notice } = useSend();
  const [choosing, setChoosing] = useState(false);
  const [delegateId, setDelegate] = useState('');
  const chosen = list.find(({ id }) => id === delegateId);
  const others = list.filter(({ id }) => id !== asked.accountId && !barredIds.includes(id));
  const name = async (): Promise<void> => {
    if (chosen === undefined) return;
    const input = { changeId, groupId, askedKey: asked.key, delegateId: chosen.id, delegate: chosen.name };
    if (await send(DelegateApproval, input)) setChoosing(false);
  };
  if (!choosing) {
    return (
      <Button label={`Let somebody else answer for ${asked.name}`} onPress={() => setChoosing(true)}>
        Let somebody else answer
      </Button>
    );
  }
  return (
    <div className="row wrap">
      {notice}
      <Field label={`Who answers for ${asked.name}`}>
        {(field) => (
          <select
            id={field}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a press.
            autoFocus
            value={delegateId}
            onChange={(event) => setDelegate(event.target.value)}
          >
            <option value="">Choose</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button look="primary" onPress={() => void name()}>
        They answer
      </Button>
      <Button onPress={() => setChoosing(false)}>Leave it</Button>
    </div>
  );
}
