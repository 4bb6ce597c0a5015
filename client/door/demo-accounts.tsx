import type { SignInPage } from '../session.ts';
import { roleNames } from './role-names.ts';

/** One demo account for each role; numbers choose, as everywhere by keyboard. */
export function DemoAccounts(props: {
  readonly accounts: SignInPage['demoAccounts'];
  readonly onChoose: (name: string) => void;
}) {
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="label">
        Demo accounts, one a role
      </h2>
      <ul className="accounts">
        {props.accounts.map((account) => (
          <li key={account.name}>
            <button type="button" onClick={() => props.onChoose(account.name)}>
              <strong>{roleNames[account.role]}</strong>
              <span className="quiet">{[account.displayName, account.seat].filter(Boolean).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
