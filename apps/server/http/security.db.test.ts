import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApplication, type TestApplication } from '../test-application.ts';

/** What a browser and a stranger meet at the door, where the server is reached over HTTPS through a proxy. */
const ORIGIN = 'https://trefoil.example.police.uk';
let trefoil: TestApplication;
beforeAll(async () => {
  trefoil = await startApplication({ origin: ORIGIN });
});
afterAll(() => trefoil?.close());

async function signIn(): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${trefoil.url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ demo: 'dispatcher' }) });
}

function ask(cookie: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${trefoil.url}/api/session`, { headers: { cookie, ...more } });
}

describe('the cookie over HTTPS', () => {
  test('is bound to this host, closed to scripts, and sent to no other site', async () => {
    const set = (await signIn()).headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-trefoil=[\w-]{40,};/);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(set).toContain(part);
    expect(set).not.toMatch(/Domain=/i);
  });

  test('counts under its own name alone: one that a neighbouring host has set is nobody', async () => {
    const token = ((await (await signIn()).json()) as { token: string }).token;
    expect((await ask(`__Host-trefoil=${token}`)).status).toBe(200);
    expect((await ask(`trefoil=${token}`)).status).toBe(401);
    expect((await ask(`__host-trefoil=${token}`)).status).toBe(401);
    expect((await ask(`trefoil=${token}; __Host-trefoil=none-of-ours`)).status).toBe(401);
  });

  test('is taken away by signing out, with all that a browser needs to believe it', async () => {
    const token = ((await (await signIn()).json()) as { token: string }).token;
    const headers = { cookie: `__Host-trefoil=${token}`, 'x-trefoil': '1', origin: trefoil.url };
    const left = await fetch(`${trefoil.url}/api/session`, { method: 'DELETE', headers });
    expect(left.status).toBe(204);
    expect(left.headers.get('set-cookie')).toMatch(/^__Host-trefoil=;.*Secure/);
    expect((await ask(`__Host-trefoil=${token}`)).status).toBe(401);
  });
});

describe('a write by cookie', () => {
  test('counts from our own pages alone', async () => {
    const token = ((await (await signIn()).json()) as { token: string }).token;
    const lock = (more: Readonly<Record<string, string>>) =>
      fetch(`${trefoil.url}/api/session/lock`, {
        method: 'POST',
        headers: { cookie: `__Host-trefoil=${token}`, ...more },
      });
    const own = { origin: trefoil.url, 'x-trefoil': '1' };
    for (const wrong of [
      {},
      { 'x-trefoil': '1' },
      { origin: trefoil.url },
      { ...own, origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, origin: `${trefoil.url}.evil.example` },
      { ...own, 'x-trefoil': 'yes' },
    ]) {
      expect((await lock(wrong)).status, JSON.stringify(wrong)).toBe(403);
    }
    expect((await lock(own)).status).toBe(204);
  });
});

describe('whoever is not signed in', () => {
  test('is told whom to tell of a weakness', async () => {
    const answer = await fetch(`${trefoil.url}/.well-known/security.txt`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^Contact: mailto:security@example\.police\.uk$/m);
    expect(text).toContain(`Canonical: ${ORIGIN}/.well-known/security.txt`);
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });

  test('is slowed when trying codes faster than people do', async () => {
    const body = JSON.stringify({ code: 'aaaaa-bbbbb-ccccc-ddddd' });
    // Each says that it comes from elsewhere: a header of the client's is not believed.
    const attempt = (_: unknown, n: number) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${n}` };
      return fetch(`${trefoil.url}/api/enrolment/passkey-options`, { method: 'POST', headers, body });
    };
    const answers = await Promise.all(Array.from({ length: 80 }, attempt));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([422, 429]);
    const slowed = answers.find(({ status }) => status === 429);
    expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
