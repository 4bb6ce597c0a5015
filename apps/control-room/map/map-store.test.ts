import { expect, test } from 'vitest';
import { partOf } from './map-store.ts';

const whole = () => new Response('0123456789', { headers: { etag: '"a"' } });

test('a part of a kept map is answered as the server answers it: its bytes, where they stand, and of which file', async () => {
  const part = await partOf(whole(), 'bytes=2-4');
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
  expect(part.headers.get('etag')).toBe('"a"');
  const tail = await partOf(whole(), 'bytes=7-');
  expect([await tail.text(), tail.headers.get('content-range')]).toEqual(['789', 'bytes 7-9/10']);
  expect(await (await partOf(whole(), 'bytes=8-99')).text()).toBe('89');
  expect((await partOf(whole(), 'bytes=10-12')).status).toBe(416);
  expect((await partOf(whole(), null)).status).toBe(200);
});
