import { roleNames } from '../../../client/door/role-names.ts';
import { Disclosures, StandingHolds, Transactions } from '../../../modules/audit/contract.ts';
import { PackDrafts } from '../../../modules/force/contract.ts';
import { AccessLog, Accounts } from '../../../modules/identity/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import { AccessLogPane } from './access-log-pane.tsx';
import { AccountsPane } from './accounts-pane.tsx';
import { DisclosurePane } from './disclosure-pane.tsx';
import './office.css';
import { HoldsPane } from './holds-pane.tsx';
import { PackPane } from './pack-pane.tsx';
import { TransactionsPane } from './transactions-pane.tsx';

/** For those who work behind the control room: accounts, the access log, the words of the force. */
export function OfficeWindow() {
  const { session, can } = useDesk();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <main className="office scroll" aria-label="Office" tabIndex={0}>
      <p className="quiet">{session.subject.roles.map((role) => roleNames[role]).join(', ')}</p>
      {can(Accounts.permission) && <AccountsPane />}
      {can(AccessLog.permission) && <AccessLogPane />}
      {can(StandingHolds.permission) && <HoldsPane />}
      {can(Disclosures.permission) && <DisclosurePane />}
      {can(Transactions.permission) && <TransactionsPane />}
      {can(PackDrafts.permission) && (
        <div className="row">
          <ActButton act="bureau">Edit the force pack</ActButton>
        </div>
      )}
      {can('force.read') && <PackPane />}
      {!can('force.read') && (
        <Empty title="Nothing is open to this account here">
          An administrator gives roles; what they open appears here.
        </Empty>
      )}
    </main>
  );
}
