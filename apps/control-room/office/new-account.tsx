import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { CreateAccount } from '../../../modules/identity/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { DetailBoxes, NameBox, RoleBoxes, useFirstFault } from './account-fields.tsx';
import { everyField, orNull, type Person, useAccountDraft } from './use-account-draft.ts';

const nobody: Person = { name: '', displayName: '', callsign: '', collar: '', roles: [] };

/** Makes an account; it can be used once its person has enrolled with a one-time code. */
export function NewAccount({ onMade }: { readonly onMade: (accountId: string) => void }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const made = (accountId: string): void => {
    setOpen(false);
    onMade(accountId);
  };
  return (
    <>
      <div className="row">
        <Button ref={opener} expanded={open} onPress={() => setOpen(!open)}>
          New account
        </Button>
      </div>
      {open && <NewForm onClose={close} onMade={made} />}
    </>
  );
}

function NewForm({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (accountId: string) => void }) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const draft = useAccountDraft('account.new', nobody);
  const box = useFirstFault(draft.faults);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), [box]);
  const make = async (): Promise<void> => {
    const { name, displayName, callsign, collar, roles } = draft.person;
    const accountId = newId();
    const person = { displayName: displayName.trim(), callsign: orNull(callsign), collar: orNull(collar) };
    const input = { accountId, name: name.trim(), ...person, roles: [...roles] };
    if (!(await send(CreateAccount, input, { onMalformed: draft.onMalformed }))) return;
    draft.clear(...everyField);
    onMade(accountId);
  };
  return (
    <form
      ref={box}
      className="inline-form account-form"
      aria-label="New account"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <NameBox draft={draft} />
      <DetailBoxes draft={draft} />
      <RoleBoxes draft={draft} />
      <div className="row">
        <Button look="primary" submit onPress={() => void make()} shortcut="Enter">
          Make the account
        </Button>
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </form>
  );
}
