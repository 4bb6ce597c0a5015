import { useMachineTheme } from '../../../client/door/machine-theme.ts';
import { useWorn } from '../../../client/door/use-worn.ts';
import { forceOf, useSignIn } from '../../../client/use-sign-in.ts';
import '../../../client/door/sign-in.css';
import { DemoAccounts } from '../../../client/door/demo-accounts.tsx';
import { PasswordForm } from '../../../client/door/password-form.tsx';
import { serviceRoles } from '../../../client/door/role-names.ts';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';

/** The door. In demo mode one account a role; otherwise passkey, or password and code. */
export function SignInScreen({ asked, onIn }: { asked: boolean; onIn: () => Promise<void> }) {
  const { page, demoAccounts, fault, setFault, enter } = useSignIn(onIn);
  const theme = useMachineTheme();
  useWorn(asked ? theme : null);
  return (
    <main className="sign-in">
      <header>
        <img src="/trefoil.svg" alt="" width="40" height="40" />
        <div>
          <h1>Trefoil control room</h1>
          <p className="quiet">{page === null ? waiting(asked) : forceOf(page)}</p>
        </div>
        {page !== null && <ModeMark mode={page.mode} />}
      </header>
      {page === null && !asked && (
        <p>
          <a href="/?window=print">What this seat keeps, to be printed</a>
        </p>
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {demoAccounts !== null && (
        <>
          <DemoAccounts
            accounts={demoAccounts.filter(({ role }) => !serviceRoles.has(role))}
            onChoose={(name) => void enter({ demo: name })}
          />
          <p>
            <a href="/service/">The technology service centre</a>
          </p>
        </>
      )}
      {page !== null && demoAccounts === null && (
        <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />
      )}
      {page !== null && demoAccounts !== null && (
        <details>
          <summary>Sign in with a password instead</summary>
          <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />
        </details>
      )}
      {page !== null && demoAccounts === null && (
        <p>
          <a href="/enrol">I have a one-time code</a>
        </p>
      )}
    </main>
  );
}

function waiting(asked: boolean): string {
  return asked ? 'Asking the server how to sign in' : 'The server does not answer yet; this page goes on by itself';
}
