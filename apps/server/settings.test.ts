import { describe, expect, test } from 'vitest';
import { readSettings, SettingError } from './settings.ts';

const live = { demo: false, pack: null };

describe('settings', () => {
  test('an empty environment gives the documented defaults', () => {
    const settings = readSettings({}, live);
    expect(settings).toMatchObject({ port: 8999, host: '127.0.0.1', databaseUrl: null, demo: false, pack: 'rutland' });
    expect(settings.dataDir.endsWith('/.data')).toBe(true);
  });

  test.each(['0', '65534', '80.5', 'http', '-1'])('PORT %s is refused with an example', (PORT) => {
    expect(() => readSettings({ PORT }, live)).toThrow(/e\.g\. 8999/);
  });

  test('demo mode listens on loopback and nowhere else', () => {
    expect(readSettings({}, { demo: true, pack: null }).host).toBe('127.0.0.1');
    expect(() => readSettings({ TREFOIL_HOST: '0.0.0.0' }, { demo: true, pack: null })).toThrow(SettingError);
  });

  test('the clock of an exercise is refused outside of demo mode', () => {
    const exercise = { speed: 60, startsAt: 0, begunAt: 0 };
    expect(() => readSettings({}, { ...live, exercise })).toThrow(/refused outside of demo mode/);
    expect(readSettings({}, { demo: true, pack: null, exercise }).exercise).toEqual(exercise);
  });

  test('half a certificate is refused', () => {
    expect(() => readSettings({ TREFOIL_TLS_CERT: 'a.pem' }, live)).toThrow(/both/);
  });

  test('another pack has its data beside those of the default one', () => {
    expect(readSettings({}, { demo: true, pack: 'staffordshire' }).dataDir.endsWith('/.data/staffordshire')).toBe(true);
  });

  test("packs are those that ship, or those of a folder of one's own", () => {
    expect(readSettings({}, live).packsDir.endsWith('/data/packs')).toBe(true);
    expect(readSettings({ TREFOIL_PACKS: '/srv/packs' }, live).packsDir).toBe('/srv/packs');
  });

  test('a database address that is no PostgreSQL is refused', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://x' }, live)).toThrow(/postgres:\/\//);
  });
});
