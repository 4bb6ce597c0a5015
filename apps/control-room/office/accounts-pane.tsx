import { useNow, useRows } from '../../../client/react.tsx';
import { Accounts } from '../../../modules/identity/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { roleNames } from '../session/role-names.ts';

/** Who has an account, as what, and by which means they sign in. */
export function AccountsPane() {
  const { list, state } = useRows(Accounts);
  const now = useNow();
  const sorted = list.toSorted((a, b) => (a.displayName ?? '').localeCompare(b.displayName ?? ''));
  return (
    <table className="office-table">
      <caption>{notRead(state, 'the accounts') ?? 'Accounts'}</caption>
      <ColumnHeads titles={['Name', 'Signs in as', 'Roles', 'Callsign', 'Collar', 'Credentials', 'State']} />
      <tbody>
        {sorted.map((account) => (
          <tr key={account.id}>
            <th scope="row">{account.displayName ?? 'erased'}</th>
            <td>{account.name}</td>
            <td>{account.roles.map((role) => roleNames[role]).join(', ')}</td>
            <td>{account.callsign}</td>
            <td>{account.collar}</td>
            <td>{account.credentials.map((one) => one.kind).join(', ') || 'none'}</td>
            <td>{account.disabledAt === null ? 'in use' : `disabled ${whenOf(account.disabledAt, now)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
