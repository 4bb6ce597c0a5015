import type { Role, Subject } from '../kernel/pure.ts';
import { type Came, type Problem, request } from './http.ts';

export interface Session {
  readonly subject: Subject;
  readonly serverTime: number;
  readonly mode: string;
  readonly packVersion: string;
  readonly permissions: readonly string[];
  /** Those of them that end at the areas of the desk. */
  readonly withinAreas: readonly string[];
  /** Epoch milliseconds; null while the desk is open. */
  readonly lockedAt: number | null;
  /** Epoch milliseconds; null: it does not end by itself. */
  readonly endsAt: number | null;
}

export interface SignInPage {
  readonly mode: string;
  readonly force: string | { readonly name: string };
  readonly demoAccounts: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly role: Role;
    /** The desk that is theirs, by its name. */
    readonly seat: string | null;
  }[];
  readonly passkeys: boolean;
}

export type SessionAnswer =
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'out' }
  | { readonly kind: 'alone' };

export type SignInAnswer = { readonly kind: 'in' } | { readonly kind: 'no'; readonly detail: string };

export async function readSession(): Promise<SessionAnswer> {
  const came = await request('/api/session');
  if (came.status === 200) return { kind: 'in', session: came.body as Session };
  return came.status === 401 ? { kind: 'out' } : { kind: 'alone' };
}

export async function readSignInPage(): Promise<SignInPage | null> {
  const came = await request('/api/sign-in');
  return came.status === 200 ? (came.body as SignInPage) : null;
}

/** A demo account's name, or a name with password (and code), or the answer of a passkey. */
export async function signIn(credentials: Readonly<Record<string, unknown>>): Promise<SignInAnswer> {
  return answerOf(await request('/api/session', { method: 'POST', body: JSON.stringify(credentials) }));
}

export async function signOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' });
}

function answerOf(came: Came): SignInAnswer {
  if (came.status === 200 || came.status === 204) return { kind: 'in' };
  if (came.status === 0) return { kind: 'no', detail: 'The server cannot be reached. Nothing is lost; try again.' };
  const problem = (came.body ?? {}) as Problem;
  return { kind: 'no', detail: problem.detail ?? problem.title ?? 'Not signed in.' };
}

/** Covers the screens of this desk; nobody is signed out. */
export async function lockDesk(): Promise<boolean> {
  return (await request('/api/session/lock', { method: 'POST' })).status === 204;
}

export async function unlockDesk(credentials: Readonly<Record<string, unknown>>): Promise<SignInAnswer> {
  return answerOf(await request('/api/session/unlock', { method: 'POST', body: JSON.stringify(credentials) }));
}
