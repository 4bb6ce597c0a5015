import { useEffect, useState } from 'react';
import { passkeyAnswer } from './passkey.ts';
import { readSignInPage, type SignInPage, signIn } from './session.ts';

const TRY_AGAIN_MS = 1_500;

export type SignInWith = (credentials: Readonly<Record<string, unknown>>) => Promise<void>;

/** What the door of any screen stands on: how one signs in here, and what came of the last attempt. */
export function useSignIn(onIn: () => Promise<void>) {
  const page = useSignInPage();
  const [fault, setFault] = useState<string | null>(null);
  const enter: SignInWith = async (credentials) => {
    const answer = await signIn(credentials);
    setFault(answer.kind === 'no' ? answer.detail : null);
    if (answer.kind === 'in') await onIn();
  };
  return {
    page,
    demoAccounts: page === null || page.mode === 'live' ? null : page.demoAccounts,
    fault,
    setFault,
    enter,
  };
}

/** Null until the server has answered; it is asked until it does. */
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

export function forceOf({ force }: SignInPage): string {
  return typeof force === 'string' ? force : force.name;
}

/** Name, password and code as they are typed, and the two ways to go in by them or without. */
export function useCredentials(onEnter: SignInWith, onFault: (fault: string) => void) {
  const [held, setHeld] = useState({ name: '', password: '', totp: '' });
  const { name, password, totp } = held;
  return {
    ...{ held, setHeld },
    enter: (): void => void onEnter({ name, password, ...(totp !== '' && { totp }) }),
    enterByPasskey: async (): Promise<void> => {
      const answer = await passkeyAnswer();
      if (answer.kind === 'no') onFault(answer.detail);
      else await onEnter(answer.credentials);
    },
  };
}
