import { useId, useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { PublishDraft } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { NO_TIME, TimeBox } from '../time/time-box.tsx';
import { timeOf } from '../time/time-of.ts';
import { Wrong } from './boxes.tsx';
import { ChangesList, Faults } from './differences-pane.tsx';
import type { PackEdited } from './use-pack-draft.ts';

interface PublishPaneProps {
  readonly edited: PackEdited;
  readonly goTo: (place: string) => void;
}

/** The draft put in force, now or from a time, with the reason that everybody will read. */
export function PublishPane({ edited, goTo }: PublishPaneProps) {
  const { draft, unsaved } = edited;
  const { send, notice } = useSend();
  const { now } = useClient();
  const [reason, setReason] = useDraft('bureau.reason');
  const [from, setFrom] = useDraft('bureau.from');
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const told = useId();
  if (draft === null || draft.sections.length === 0) {
    return (
      <section className="bureau-pane" aria-label="Publish">
        <p role="status">{said}</p>
        <Empty title="Nothing to publish">What is saved under Edit is published here.</Empty>
      </section>
    );
  }
  const at = from.trim() === '' ? null : timeOf(from, now());
  // A time that is not read must never mean "at once".
  const unread = at === null && from.trim() !== '';
  const wrong = tried && unread;
  const publish = async (): Promise<void> => {
    setTried(true);
    if (unread) return;
    const { draftId, hash, becomes } = draft;
    if (!(await send(PublishDraft, { draftId, seen: hash, from: at, reason: reason.trim() }))) return;
    setReason('');
    setFrom('');
    setSaid(at === null || at <= now() ? `${becomes} is in force.` : `${becomes} waits for its time.`);
  };
  return (
    <section className="bureau-pane" aria-label="Publish">
      <h3>
        {draft.becomes}, over {draft.over}
      </h3>
      <ChangesList changes={draft.changes} goTo={goTo} />
      {draft.faults.length > 0 && <Faults faults={draft.faults} goTo={goTo} />}
      {unsaved.length > 0 && <p className="hint">What is typed and not saved yet is not published with it.</p>}
      <Form look="inline-form bureau-publish" label="Publish" onSend={() => void publish()}>
        <Field label="Why: everybody reads it">
          {(id) => (
            <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Field label="From (left empty: at once)">
          {(id) => <TimeBox {...{ id, wrong, told }} value={from} onValue={setFrom} />}
        </Field>
        {wrong && <Wrong id={told} words={NO_TIME} />}
        <div className="row">
          <Button look="primary" submit onPress={() => void publish()} shortcut="Enter">
            {from.trim() === '' ? `Put ${draft.becomes} in force` : `Have ${draft.becomes} in force from then`}
          </Button>
        </div>
      </Form>
      {notice}
    </section>
  );
}
