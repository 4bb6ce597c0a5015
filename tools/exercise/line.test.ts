import { describe, expect, test } from 'vitest';
import { typedNumber, typeLine } from './line.ts';
import type { Came } from './person.ts';
import type { Player, World } from './world.ts';

const idOf = (last: string) => `0198c2f0-2222-7000-8000-${last.padStart(12, '0')}`;
const [u21, u14, i417, i421, i421Before] = ['21', '14', '417', '421', '9421'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const unit = (id: string, callsign: string, active: object | null = null) => ({
  ...{ id, callsign, active, onDuty: true, emergency: false, meaning: 'available', stacked: [] },
});
const job = { incidentId: i417, assignmentId: idOf('1'), number: '0417 of 22/11', milestone: 'en-route' };
const incident = (id: string, number: string) => ({
  ...{ id, number, state: 'open', codeName: 'Robbery', place: { label: 'Mill St' }, grade: 'G1', ownerSeatId: null },
});
const rows: Readonly<Record<string, readonly object[]>> = {
  'operations.units': [unit(u21, 'RA21'), unit(u14, 'RA14', job)],
  'operations.openIncidents': [
    incident(i417, '0417 of 22/11'),
    incident(i421, '0421 of 22/11'),
    incident(i421Before, '0421 of 21/11'),
  ],
  'force.seats': [{ id: 'dispatch-2', name: 'Dispatch 2' }],
};

/** A desk whose commands are answered one after the other. */
function deskOf(...answers: readonly Came[]) {
  const counts = new Map<string, number>();
  const left = [...answers];
  const sent: { readonly name: string; readonly input: unknown; readonly confirmed: unknown }[] = [];
  const send = async (
    { name }: { name: string },
    input: unknown,
    { confirmed = [] }: { confirmed?: readonly string[] },
  ) => {
    sent.push({ name, input, confirmed: [...confirmed] });
    return left.shift() ?? { kind: 'done', position: 1, result: {} };
  };
  const screen = { rows: ({ name }: { name: string }) => rows[name] ?? [] };
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const names = {
    grades: [],
    statuses: [{ code: '6', name: 'At scene' }],
    asks: [{ id: 'dog', name: 'Dog' }],
    areas: [],
    talkgroups: [],
  };
  const world = { count, names } as unknown as World;
  return { world, player: { person: { send }, screen } as unknown as Player, counts, sent };
}

describe('a line that a player types', () => {
  test('is read from the player’s own screen, in either order, and sent as the screen sends it', async () => {
    const { world, player, sent, counts } = deskOf();
    await typeLine(world, player, 'as RA21 417');
    await typeLine(world, player, 'Assign 0417 ra21');
    expect(sent.map(({ name, input }) => [name, input])).toEqual([
      ['operations.assignUnit', expect.objectContaining({ tourId: u21, incidentId: i417, how: 'assign' })],
      ['operations.assignUnit', expect.objectContaining({ tourId: u21, incidentId: i417, how: 'assign' })],
    ]);
    expect(counts.get('lines typed')).toBe(2);
    expect(counts.get('lines understood')).toBe(2);
  });

  test('that could mean two things is taken from the list, never guessed', async () => {
    const { world, player, sent, counts } = deskOf();
    expect(await typeLine(world, player, 'as RA21 421')).toBeNull();
    expect(sent).toEqual([]);
    await typeLine(world, player, 'as RA21 421', { meant: [i421] });
    expect(sent.map(({ input }) => input)).toEqual([expect.objectContaining({ incidentId: i421 })]);
    expect(counts.get('lines completed from a list')).toBe(1);
    expect(counts.get('lines not understood: something was missing')).toBe(1);
  });

  test('confirms what it may, leaves the line at any other warning, and counts a refusal with its reason', async () => {
    const confirms = new Set(['skill-missing']);
    const warned: Came = { kind: 'confirm', code: 'skill-missing' };
    const one = deskOf(warned);
    const came = await typeLine(one.world, one.player, 'di RA21 417', { confirms });
    expect(came?.[0]?.came.kind).toBe('done');
    expect(one.sent.map(({ confirmed }) => confirmed)).toEqual([[], ['skill-missing']]);
    const two = deskOf({ kind: 'confirm', code: 'unit-committed' });
    await typeLine(two.world, two.player, 'as RA14 421/22', { confirms });
    expect(two.counts.get('lines left at a warning: unit-committed')).toBe(1);
    const three = deskOf({ kind: 'refused', code: 'already-assigned' });
    await typeLine(three.world, three.player, 'sk RA21 417');
    expect(three.counts.get('lines refused: already-assigned')).toBe(1);
  });

  test('that only brings something before the player sends nothing', async () => {
    const { world, player, sent } = deskOf();
    expect(await typeLine(world, player, 'major 417 declare')).toEqual([]);
    expect(sent).toEqual([]);
  });
});

test('numbers are typed with and without their noughts', () => {
  expect([typedNumber('0421 of 22/11', 0.1), typedNumber('0421 of 22/11', 0.9)]).toEqual(['421', '0421']);
});
