import { useEffect } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { SetDetails, SetRoles } from '../../../modules/identity/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useDesk } from '../session/desk.tsx';
import { AccessActs } from './access-acts.tsx';
import { DetailBoxes, RoleBoxes, useFirstFault } from './account-fields.tsx';
import type { AccountRow } from './account-row.ts';
import { type AccountDraft, orNull, useAccountDraft } from './use-account-draft.ts';

/** All that is done with one account, each part sent for itself. */
export function OpenedAccount({ account, onClose }: { readonly account: AccountRow; readonly onClose: () => void }) {
  const { session } = useDesk();
  const mine = session.subject.id === account.id;
  const draft = useAccountDraft(`account.${account.id}`, {
    name: account.name ?? '',
    displayName: account.displayName ?? '',
    callsign: account.callsign ?? '',
    collar: account.collar ?? '',
    roles: account.roles,
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape puts it away wherever in it the focus is.
    <div
      className="account-opened"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <DetailsForm account={account} draft={draft} />
      {mine ? (
        <p className="hint">Your own roles, and your account as such, are for another administrator to change.</p>
      ) : (
        <RolesForm account={account} draft={draft} />
      )}
      <AccessActs account={account} mine={mine} />
    </div>
  );
}

interface PartProps {
  readonly account: AccountRow;
  readonly draft: AccountDraft;
}

function DetailsForm({ account, draft }: PartProps) {
  const { send, notice } = useSend();
  const box = useFirstFault(draft.faults);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), [box]);
  const save = async (): Promise<void> => {
    const { displayName, callsign, collar } = draft.person;
    const details = { displayName: displayName.trim(), callsign: orNull(callsign), collar: orNull(collar) };
    const input = { accountId: account.id, seenDisplayName: account.displayName, ...details };
    const done = await send(SetDetails, input, { onMalformed: draft.onMalformed });
    if (done) draft.clear('displayName', 'callsign', 'collar');
  };
  return (
    <form
      ref={box}
      className="inline-form account-form"
      aria-label={`Details of ${account.displayName}`}
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <DetailBoxes draft={draft} />
      <div className="row">
        <Button look="primary" submit onPress={() => void save()} shortcut="Enter">
          Save the details
        </Button>
      </div>
      {notice}
    </form>
  );
}

function RolesForm({ account, draft }: PartProps) {
  const { send, notice } = useSend();
  const save = async (): Promise<void> => {
    const input = { accountId: account.id, seen: account.roles, roles: [...draft.person.roles] };
    const options = { onMalformed: draft.onMalformed, confirm: 'Set them anyway' };
    if (await send(SetRoles, input, options)) draft.clear('roles');
  };
  return (
    <form
      className="inline-form account-form"
      aria-label={`Roles of ${account.displayName}`}
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RoleBoxes draft={draft} />
      <div className="row">
        <Button look="primary" submit onPress={() => void save()} shortcut="Enter">
          Set the roles
        </Button>
      </div>
      {notice}
    </form>
  );
}
