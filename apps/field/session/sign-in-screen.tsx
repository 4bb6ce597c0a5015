import type { SignInPage } from '../../../client/session.ts';
import { forceOf, useSignIn } from '../../../client/use-sign-in.ts';
import type { Role } from '../../../kernel/pure.ts';
import { PasswordForm } from './password-form.tsx';
import './sign-in.css';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';

const fieldRoles: ReadonlySet<Role> = new Set(['officer', 'patrol-sergeant', 'duty-inspector']);

/** The door: in demo mode one tap an officer, otherwise passkey, or password and code. */
export function SignInScreen({ onIn }: { onIn: () => Promise<void> }) {
  const { page, demoAccounts, fault, setFault, enter } = useSignIn(onIn);
  return (
    <main className="sign-in">
      <header>
        <img src="/field/trefoil.svg" alt="" width="44" height="44" />
        <div>
          <h1>Trefoil officer</h1>
          <p className="quiet">
            {page === null ? 'No answer from the server yet; this goes on by itself' : forceOf(page)}
          </p>
        </div>
        {page !== null && <ModeMark mode={page.mode} />}
      </header>
      <div className="sign-in-acts">
        {fault !== null && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        {demoAccounts !== null && <Officers accounts={demoAccounts} onChoose={(name) => void enter({ demo: name })} />}
        {page !== null && demoAccounts === null && (
          <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />
        )}
      </div>
    </main>
  );
}

function Officers(props: { accounts: SignInPage['demoAccounts']; onChoose: (name: string) => void }) {
  const officers = props.accounts.filter((account) => fieldRoles.has(account.role));
  return (
    <section aria-labelledby="officers">
      <h2 id="officers" className="quiet">
        Demonstration officers
      </h2>
      <ul className="stack">
        {officers.map((account) => (
          <li key={account.name}>
            <button type="button" className="act wide" onClick={() => props.onChoose(account.name)}>
              <strong>{account.displayName}</strong>
              <span className="quiet">{account.role.replaceAll('-', ' ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
