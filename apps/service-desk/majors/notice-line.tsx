import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { When } from '../../../client/when.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { type Notices, UpdateNotice, WithdrawNotice } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';

type Notice = RowOf<typeof Notices>;

/** A notice that people read now; its words are changed where they stand. `may`: whoever looks may publish. */
export function NoticeLine({ one, may }: { one: Notice; may: boolean }) {
  const { send, notice } = useSend();
  const now = useNow();
  const [text, setText] = useState<string | null>(null);
  const { id: noticeId, title, until, nextAt } = one;
  const tell = async (): Promise<void> => {
    if (await send(UpdateNotice, { noticeId, title, text: text ?? '', until, nextAt })) setText(null);
  };
  return (
    <li className="stack">
      <div className="row wrap">
        <span>
          <strong>{title}</strong> {one.text}{' '}
          <span className="hint">
            {one.from > now ? 'from' : 'since'} <When at={one.from} />
          </span>
        </span>
        {may && !one.major && (
          <>
            <Button label={`Say how it stands now: ${title}`} onPress={() => setText(one.text)}>
              Say how it stands now
            </Button>
            <Button
              label={`It is over: ${title}`}
              onPress={() => void send(WithdrawNotice, { noticeId, text: 'It is over.' })}
            >
              It is over
            </Button>
          </>
        )}
      </div>
      {notice}
      {text !== null && (
        <Form look="row wrap" onSend={() => void tell()}>
          <Field label="What everybody shall read">
            {(field) => (
              <input
                id={field}
                className="input"
                // biome-ignore lint/a11y/noAutofocus: it was asked for by a press.
                autoFocus
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Button look="primary" submit onPress={() => void tell()}>
            Tell everybody
          </Button>
          <Button onPress={() => setText(null)}>Leave it</Button>
        </Form>
      )}
    </li>
  );
}
