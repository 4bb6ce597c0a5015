import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roles } from '../../kernel/pure.ts';
import { loadPack } from './load-pack.ts';
import { findRule, promiseOf } from './rules-in-force.ts';
import { openTerritory } from './territory/territory.ts';

const dirOf = (id: string) => join(import.meta.dirname, '../../data/packs', id);

describe.each(['rutland', 'staffordshire'])('the pack of %s', (id) => {
  const pack = loadPack(dirOf(id));
  const territory = openTerritory(pack, dirOf(id));
  const gradeOf = (code: string) => pack.codes.find((c) => c.code === code)?.grade;

  test('has a demo account for every role, at a seat where the role needs one', () => {
    // A gateway is a machine, and signs in nowhere.
    const people = roles.filter((role) => role !== 'gateway');
    expect(new Set(pack.demo.accounts.flatMap((account) => account.roles))).toEqual(new Set(people));
    const seated = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];
    const withoutSeat = pack.demo.accounts.filter((a) => a.seat === null && a.roles.some((r) => seated.includes(r)));
    expect(withoutSeat).toEqual([]);
  });

  test('grades as the default of the trade facts', () => {
    expect(pack.grades.map((grade) => [grade.id, promiseOf(pack, grade)])).toEqual([
      ['G1', 'Arrive within 15 min, 20 min in rural areas'],
      ['G2', 'Arrive within 60 min'],
      ['G3', 'Attend by the agreed appointment, at most 48 h'],
      ['G4', 'Call back within 24 h'],
    ]);
    const minutesToSend = (grade: string) =>
      findRule(pack, grade, 'deploy', { areaId: null, setting: 'urban' })?.minutes ?? null;
    expect(pack.grades.map(({ id: grade }) => minutesToSend(grade))).toEqual([2, 10, null, null]);
  });

  test('has every category of the national standard, the grave ones graded immediate', () => {
    const families = Object.groupBy(pack.codes, (code) => code.family);
    const counts = Object.fromEntries(Object.entries(families).map(([family, codes]) => [family, codes.length]));
    expect(counts).toEqual({ crime: 18, transport: 6, asb: 16, 'public-safety': 29, administration: 10 });
    for (const code of ['001', '005', '101', '304', '308', '320']) expect(gradeOf(code)).toBe('G1');
    expect(pack.codes.filter((code) => code.use === 'closing').map((code) => code.code)).toContain('506');
  });

  test('F01 maps the seventeen statuses', () => {
    expect(pack.statuses.map((s) => Number(s.code)).sort((a, b) => a - b)).toEqual([...Array(17).keys()]);
  });

  test('closes its offices on the bank holidays of England', () => {
    const closed = pack.calendars.find((calendar) => calendar.id === 'office')?.closed;
    expect(closed).toHaveLength(24);
    for (const day of ['2026-04-03', '2026-12-28', '2027-12-27', '2027-12-28', '2028-01-03', '2028-04-17']) {
      expect(closed).toContain(day);
    }
  });

  test('every area above beats is answered for by a dispatch desk', () => {
    const covered = new Set(pack.seats.filter((s) => s.roles.includes('dispatcher')).flatMap((s) => s.areas));
    const areas = pack.areas.filter((area) => area.parent === null).map((area) => area.id);
    expect(areas.filter((area) => !covered.has(area))).toEqual([]);
  });

  test('demo units, calls and markers lie in the force, each unit in its own area', () => {
    const astray = pack.demo.units.filter((unit) => territory.areaOf(unit.lon, unit.lat)?.areaId !== unit.area);
    expect(astray.map((unit) => unit.callsign)).toEqual([]);
    const places = [...pack.demo.calls, ...pack.demo.markers, ...pack.stations];
    expect(places.filter((place) => territory.areaOf(place.lon, place.lat) === null)).toEqual([]);
  });

  test('demo units are told apart by callsign, ISSI and collar numbers', () => {
    const { units } = pack.demo;
    const crew = units.flatMap((unit) => unit.crew.map((member) => member.collar));
    expect(new Set(crew).size).toBe(crew.length);
    expect(new Set(units.map((unit) => unit.issi)).size).toBe(units.length);
    expect(new Set(units.map((unit) => unit.kind)).size).toBeGreaterThanOrEqual(9);
  });

  test('has calls to play, with numbers kept for drama', () => {
    expect(pack.demo.calls.length).toBeGreaterThanOrEqual(8);
    for (const { callerNumber } of pack.demo.calls) expect(callerNumber).toMatch(/^(07700 900|01632 960)\d{3}$/);
  });
});

test('Rutland is small and Staffordshire is full-size', () => {
  const rutland = loadPack(dirOf('rutland'));
  const staffordshire = loadPack(dirOf('staffordshire'));
  expect(rutland.demo.units.length).toBeGreaterThanOrEqual(12);
  expect(staffordshire.demo.units.length).toBeGreaterThanOrEqual(120);
  expect(rutland.areas.filter((area) => area.parent !== null)).toHaveLength(16);
  expect(staffordshire.areas.filter((area) => area.parent === null)).toHaveLength(9);
  expect(staffordshire.areas.filter((area) => area.parent !== null)).toHaveLength(211);
  expect(staffordshire.stations).toHaveLength(11);
  expect([rutland.roads, staffordshire.roads]).toEqual(['osm', 'stand-in']);
});
