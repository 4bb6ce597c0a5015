import { randomUUID } from 'node:crypto';
import type { Target } from './server.ts';

/** The accounts of the demonstration, one a role, and the seat that each takes. */
const accounts: readonly (readonly [account: string, seat: string | null])[] = [
  ['fim', 'fim'],
  ['dispatcher', 'dispatch-1'],
  ['contact-officer', 'contact-1'],
  ['administrator', 'administration'],
  ['auditor', 'professional-standards'],
  ['bureau', 'bureau'],
  ['officer', null],
];

/** Somebody signed in who means harm. Signs in anew when the attack has ended its own session. */
export interface Person {
  readonly account: string;
  readonly permissions: ReadonlySet<string>;
  readonly token: () => string;
  readonly renew: () => Promise<void>;
  /** Ids of the commands by which they took their seat. */
  readonly seated: readonly string[];
}

export async function signInAll(target: Target): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [account, seat] of accounts) people.push(await signIn(target, account, seat));
  return people;
}

async function signIn(target: Target, account: string, seatId: string | null): Promise<Person> {
  let token = '';
  const seated: string[] = [];
  const renew = async (): Promise<void> => {
    const answer = await post(target, '', '/api/session', { demo: account });
    token = String(Reflect.get(answer, 'token'));
    if (seatId === null) return;
    const commandId = randomUUID();
    seated.push(commandId);
    await post(target, token, '/api/commands/force.takeSeat', { commandId, input: { seatId }, confirmed: [] });
  };
  await renew();
  const answer = await fetch(`${target.url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  const { permissions } = (await answer.json()) as { permissions: readonly string[] };
  return { account, permissions: new Set(permissions), token: () => token, renew, seated };
}

async function post({ url }: Target, token: string, path: string, body: unknown): Promise<object> {
  const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as object;
}

/** Who may do what the route asks, so that requests get past the door; anybody for a route that names nothing. */
export function whoMay(people: readonly Person[], permission: string | null): Person {
  const found = people.find(({ permissions }) => permission === null || permissions.has(permission)) ?? people[0];
  if (found === undefined) throw new Error('nobody is signed in');
  return found;
}
