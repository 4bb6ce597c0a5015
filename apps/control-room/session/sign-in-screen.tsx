import { useMachineTheme } from '../../../client/machine-theme.ts';
import { forceOf, useSignIn } from '../../../client/use-sign-in.ts';
import './sign-in.css';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordForm } from './password-form.tsx';
import { useWorn } from './theme.ts';

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
        <DemoAccounts accounts={demoAccounts} onChoose={(name) => void enter({ demo: name })} />
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
