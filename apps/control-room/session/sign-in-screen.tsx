import { useEffect, useState } from 'react';
import { readSignInPage, type SignInPage, signIn } from '../../../client/session.ts';
import './sign-in.css';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordForm } from './password-form.tsx';

const TRY_AGAIN_MS = 1_500;

/** The door. In demo mode one account a role; otherwise passkey, or password and code. */
export function SignInScreen({ asked, onIn }: { asked: boolean; onIn: () => Promise<void> }) {
  const page = useSignInPage();
  const [fault, setFault] = useState<string | null>(null);
  const enter = async (credentials: Readonly<Record<string, unknown>>): Promise<void> => {
    const answer = await signIn(credentials);
    if (answer.kind === 'no') return setFault(answer.detail);
    setFault(null);
    await onIn();
  };
  const demo = page !== null && page.mode !== 'live';
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
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {demo && <DemoAccounts accounts={page.demoAccounts} onChoose={(name) => void enter({ demo: name })} />}
      {page !== null && !demo && <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />}
      {demo && (
        <details>
          <summary>Sign in with a password instead</summary>
          <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />
        </details>
      )}
      {!demo && page !== null && (
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

function forceOf({ force }: SignInPage): string {
  return typeof force === 'string' ? force : force.name;
}

export function useSignInPage(): SignInPage | null {
  const [page, setPage] = useState<SignInPage | null>(null);
  useEffect(() => {
    let live = true;
    const ask = async (): Promise<void> => {
      const next = await readSignInPage();
      if (!live) return;
      if (next === null) setTimeout(() => void ask(), TRY_AGAIN_MS);
      else setPage(next);
    };
    void ask();
    return () => {
      live = false;
    };
  }, []);
  return page;
}
