import { Fragment, useRef, useState } from 'react';
import { roleNames } from '../../../client/door/role-names.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { Accounts, SetDetails } from '../../../modules/identity/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';
import { type AccountRow, accountsCalled, credentialWords } from './account-row.ts';
import { NewAccount } from './new-account.tsx';
import { OpenedAccount } from './opened-account.tsx';

const columns = ['Name', 'Signs in as', 'Roles', 'Callsign', 'Collar', 'Credentials', 'State', 'Change'];
/** More than anybody looks through; a word in the box above finds the others. */
const SHOWN = 200;

/** Who has an account, as what, and by which means they sign in; made and changed here. */
export function AccountsPane() {
  const { can } = useDesk();
  const { list, state } = useRows(Accounts);
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const called = accountsCalled(list, sought);
  const manages = can(SetDetails.permission);
  return (
    <section className="office-accounts" aria-label="Accounts">
      {manages && <NewAccount onMade={setOpened} />}
      <Field label="Find an account">
        {(id) => <input id={id} className="input" value={sought} onChange={(event) => setSought(event.target.value)} />}
      </Field>
      <table className="office-table">
        <caption>{notRead(state, 'the accounts') ?? 'Accounts'}</caption>
        <ColumnHeads titles={manages ? columns : columns.slice(0, -1)} />
        <tbody>
          {called.slice(0, SHOWN).map((account) => (
            <AccountLine
              key={account.id}
              account={account}
              open={manages ? opened === account.id : null}
              onOpen={setOpened}
            />
          ))}
        </tbody>
      </table>
      {called.length > SHOWN && <p className="quiet">and {called.length - SHOWN} more: find them by name</p>}
    </section>
  );
}

interface LineProps {
  readonly account: AccountRow;
  /** Null: not for this person to change. */
  readonly open: boolean | null;
  readonly onOpen: (accountId: string | null) => void;
}

function AccountLine({ account, open, onOpen }: LineProps) {
  const now = useNow();
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    onOpen(null);
    opener.current?.focus();
  };
  return (
    <Fragment>
      <tr>
        <th scope="row">{account.displayName ?? 'erased'}</th>
        <td>{account.name}</td>
        <td>{account.roles.map((role) => roleNames[role]).join(', ')}</td>
        <td>{account.callsign}</td>
        <td>{account.collar}</td>
        <td>{account.credentials.map(credentialWords).join(', ') || 'none'}</td>
        <td>{account.disabledAt === null ? 'in use' : `disabled ${whenOf(account.disabledAt, now)}`}</td>
        {open !== null && (
          <td>
            <Button
              ref={opener}
              look="plain"
              expanded={open}
              label={`Change ${account.displayName ?? account.id}`}
              onPress={() => onOpen(open ? null : account.id)}
            >
              Change
            </Button>
          </td>
        )}
      </tr>
      {open === true && (
        <tr>
          <td colSpan={columns.length}>
            <OpenedAccount account={account} onClose={close} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
