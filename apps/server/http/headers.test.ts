import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, test } from 'vitest';
import { setHeaders } from './headers.ts';

function headersOf(request: { readonly protocol: string; readonly url: string }): Readonly<Record<string, string>> {
  const set: Record<string, string> = {};
  const reply = {
    headers: (more: Readonly<Record<string, string>>) => Object.assign(set, more),
    header: (name: string, value: string) => Object.assign(set, { [name]: value }),
  };
  setHeaders({ id: 'r1', ...request } as unknown as FastifyRequest, reply as unknown as FastifyReply);
  return set;
}

describe('headers', () => {
  const page = headersOf({ protocol: 'https', url: '/' });

  test('the policy lets nothing run or load that does not come from here', () => {
    const policy = new Map(
      (page['content-security-policy'] ?? '').split('; ').map((part) => {
        const [name = '', ...sources] = part.split(' ');
        return [name, sources.join(' ')] as const;
      }),
    );
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('script-src')).toBe("'self'");
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name), name).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    const whole = [...policy.values()].join(' ');
    expect(whole).not.toMatch(/\*|https?:|unsafe-eval/);
    // The map sets styles on its own elements: the one place where the policy is not strict.
    expect([...policy].filter(([, sources]) => sources.includes('unsafe-inline')).map(([name]) => name)).toEqual([
      'style-src',
    ]);
  });

  test('over HTTPS a browser is held to it for a year; over HTTP nothing is promised', () => {
    expect(page['strict-transport-security']).toBe('max-age=31536000');
    expect(headersOf({ protocol: 'http', url: '/' })['strict-transport-security']).toBeUndefined();
  });

  test('no type is guessed, no address told on, no page framed; what the API says is kept by nobody', () => {
    expect(page).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page['cache-control']).toBeUndefined();
    expect(headersOf({ protocol: 'http', url: '/api/session' })['cache-control']).toBe('no-store');
  });
});
