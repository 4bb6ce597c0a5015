import { DemoAccounts } from '../../../client/door/demo-accounts.tsx';
import { useMachineTheme } from '../../../client/door/machine-theme.ts';
import { PasswordForm } from '../../../client/door/password-form.tsx';
import { serviceRoles } from '../../../client/door/role-names.ts';
import '../../../client/door/sign-in.css';
import { useWorn } from '../../../client/door/use-worn.ts';
import { forceOf, useSignIn } from '../../../client/use-sign-in.ts';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';

/** The door of the service centre: everybody of the force comes in here, to ask or to serve. */
export function SignInScreen({ asked, onIn }: { asked: boolean; onIn: () => Promise<void> }) {
  const { page, demoAccounts, fault, setFault, enter } = useSignIn(onIn);
  const theme = useMachineTheme();
  useWorn(asked ? theme : null);
  const accounts = demoAccounts?.toSorted(
    (a, b) => Number(serviceRoles.has(b.role)) - Number(serviceRoles.has(a.role)),
  );
  return (
    <main className="sign-in">
      <header>
        <img src="/service/trefoil.svg" alt="" width="40" height="40" />
        <div>
          <h1>Trefoil service centre</h1>
          <p className="quiet">
            {page === null ? 'The server does not answer yet; this page goes on by itself' : forceOf(page)}
          </p>
        </div>
        {page !== null && <ModeMark mode={page.mode} />}
      </header>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {accounts !== undefined && <DemoAccounts accounts={accounts} onChoose={(name) => void enter({ demo: name })} />}
      {page !== null && accounts === undefined && (
        <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />
      )}
    </main>
  );
}
