import { useEffect, useState } from 'react';
import { readSignInPage, type SignInPage, signIn } from '../../../client/session.ts';
import type { Role } from '../../../kernel/pure.ts';
import { PasswordForm } from './password-form.tsx';
import './sign-in.css';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';

const TRY_AGAIN_MS = 2_000;
const fieldRoles: ReadonlySet<Role> = new Set(['officer', 'patrol-sergeant', 'duty-inspector']);

export type SignInWith = (credentials: Readonly<Record<string, unknown>>) => Promise<void>;

/** The door: in demo mode one tap an officer, otherwise passkey, or password and code. */
export function SignInScreen({ onIn }: { onIn: () => Promise<void> }) {
  const page = useSignInPage();
  const [fault, setFault] = useState<string | null>(null);
  const enter: SignInWith = async (credentials) => {
    const answer = await signIn(credentials);
    setFault(answer.kind === 'no' ? answer.detail : null);
    if (answer.kind === 'in') await onIn();
  };
  const demo = page !== null && page.mode !== 'live';
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
        {demo && <Officers accounts={page.demoAccounts} onChoose={(name) => void enter({ demo: name })} />}
        {page !== null && !demo && <PasswordForm passkeys={page.passkeys} onEnter={enter} onFault={setFault} />}
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

function forceOf({ force }: SignInPage): string {
  return typeof force === 'string' ? force : force.name;
}

function useSignInPage(): SignInPage | null {
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
