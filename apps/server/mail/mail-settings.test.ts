import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type MailWords, readMailSettings } from './mail-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'trefoil-mail-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const password = join(folder, 'password');
writeFileSync(password, 'hunter2\n');

const read = (words: Partial<MailWords>) =>
  readMailSettings({ address: undefined, fetch: undefined, send: undefined, password: undefined, ...words }, (why) => {
    throw new Error(why);
  });
const address = 'Service.Desk@example.police.uk';

test('nothing set is no mail', () => {
  expect(read({})).toBeNull();
  expect(read({ address: '', fetch: '', send: '', password: '' })).toBeNull();
});

test('both servers are read, with their ports, their encryption and the password of the file', () => {
  const settings = read({
    ...{ address, password, fetch: 'imaps://desk%40police@mail.example.police.uk/Service%20desk' },
    send: 'smtp://desk@mail.example.police.uk',
  });
  expect(settings).toEqual({
    address: 'service.desk@example.police.uk',
    fetch: {
      ...{ host: 'mail.example.police.uk', port: 993, tls: 'wrapped', user: 'desk@police', password: 'hunter2' },
      folder: 'Service desk',
    },
    send: { host: 'mail.example.police.uk', port: 587, tls: 'start', user: 'desk', password: 'hunter2' },
  });
});

test('without encryption a password goes to this machine alone', () => {
  expect(read({ address, send: 'smtp://127.0.0.1:2525' })?.send).toMatchObject({ tls: 'none', port: 2525, user: null });
  expect(read({ address, send: 'smtp://10.1.2.3' })?.send).toMatchObject({ tls: 'start' });
});

test.each([
  ['TREFOIL_MAIL_ADDRESS', { send: 'smtp://127.0.0.1' }],
  ['TREFOIL_MAIL_ADDRESS', { address: 'desk', send: 'smtp://127.0.0.1' }],
  ['TREFOIL_MAIL_SEND', { address }],
  ['TREFOIL_MAIL_SEND', { address, send: 'https://127.0.0.1' }],
  ['TREFOIL_MAIL_SEND', { address, send: 'smtp://desk:hunter2@127.0.0.1' }],
  ['TREFOIL_MAIL_FETCH', { address, fetch: 'imaps://mail.example.police.uk' }],
  ['TREFOIL_MAIL_FETCH', { address, fetch: 'pop3://desk@mail.example.police.uk' }],
  ['TREFOIL_MAIL_SEND', { address, send: 'smtp://%zz@mail.example.police.uk' }],
  ['TREFOIL_MAIL_PASSWORD', { address, fetch: 'imaps://desk@x.example', password: join(folder, 'none') }],
])('%s that cannot be is refused in one line that names it and gives no password away', (name, words) => {
  expect(() => read(words)).toThrow(name);
  expect(() => read(words)).not.toThrow('hunter2');
});
