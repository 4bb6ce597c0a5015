import { describe, expect, test } from 'vitest';
import { type Guarded, makeAuthorise, type Subject } from './authorise.ts';

const permissions: Parameters<typeof makeAuthorise>[0] = [
  { name: 'job.read', summary: 'See jobs', roles: ['dispatcher', 'fim', 'patrol-sergeant'], outside: 'mask' },
  { name: 'job.work', summary: 'Work on jobs', roles: ['dispatcher', 'fim'], own: ['officer'], outside: 'deny' },
  { name: 'message.send', summary: 'Send messages', roles: ['dispatcher'] },
];
const authorise = makeAuthorise(permissions);

const areas = ['north'];
const eventDesk: NonNullable<Subject['seat']> = {
  ...{ id: 'event-desk', name: 'Event desk', roles: ['dispatcher'], areas, reach: ['north', 'north-beat'] },
};
const dave: Subject = {
  ...{ kind: 'person', id: 'dave', name: 'Dave', roles: ['dispatcher'], seat: eventDesk, callsign: null },
  ...{ accessVersion: 1, sessionId: null },
};
const at = (area: string | null, more: Partial<Guarded> = {}): Guarded => ({
  ...{ restriction: 'none', allowed: [], locus: { areas: area === null ? [] : [area], seats: [] } },
  ...more,
});

const open = { allow: true, obligations: [] };
const masked = { allow: true, obligations: ['mask'], beyond: true };
const denied = { allow: false, obligations: [], beyond: true };

describe('given a desk that reaches no further than its areas', () => {
  test('M03 when it lies on a beat of theirs, it is read whole and acted on', () => {
    expect(authorise(dave, 'job.read', at('north-beat'))).toMatchObject(open);
    expect(authorise(dave, 'job.work', at('north-beat'))).toMatchObject(open);
  });

  test('M03 when it lies outside, it is masked to read and refused to act on, in words that say where and whom to ask', () => {
    expect(authorise(dave, 'job.read', at('south'))).toMatchObject(masked);
    const decision = authorise(dave, 'job.work', at('south'));
    expect(decision).toMatchObject(denied);
    expect(decision.reason).toBe(
      'It lies in south, and Event desk reaches no further than north: ask the desk that has it, or take a desk that reaches there',
    );
  });

  test('M03 what is refused is said in the names that people use, with the desk to ask; of a restricted record that stays unsaid', () => {
    const names: Readonly<Record<string, string>> = { south: 'South', north: 'North', 'desk-2': 'Desk 2' };
    const named = makeAuthorise(permissions, (_, id) => names[id] ?? id);
    const theirs = at('south', { locus: { areas: ['south'], seats: ['desk-2'] } });
    const { reason } = named(dave, 'job.work', theirs);
    expect(reason).toBe(
      'It lies in South, and Event desk reaches no further than North: ask Desk 2, or take a desk that reaches there',
    );
    expect(named(dave, 'job.work', { ...theirs, restriction: 'restricted' }).reason).not.toContain('Desk 2');
  });

  test('M03 when it lies partly within, or nobody knows where, it is within reach', () => {
    const across = at('south', { locus: { areas: ['south', 'north'], seats: [] } });
    for (const it of [across, at(null), { restriction: 'none', allowed: [] } as const]) {
      expect(authorise(dave, 'job.read', it)).toMatchObject(open);
      expect(authorise(dave, 'job.work', it)).toMatchObject(open);
    }
  });

  test('M03 when the desk has it, or the person is on its list or owns it, its areas do not bind', () => {
    const handed = at('south', { locus: { areas: ['south'], seats: ['event-desk'] } });
    for (const it of [handed, at('south', { allowed: ['dave'] }), at('south', { owners: ['dave'] })]) {
      expect(authorise(dave, 'job.read', it)).toMatchObject(open);
      expect(authorise(dave, 'job.work', it)).toMatchObject(open);
    }
  });

  test('M03 when the FIM sits there, its areas do not bind', () => {
    const fim: Subject = { ...dave, roles: ['fim'], seat: { ...eventDesk, roles: ['fim'] } };
    expect(authorise(fim, 'job.read', at('south'))).toMatchObject(open);
    expect(authorise(fim, 'job.work', at('south'))).toMatchObject(open);
  });

  test('M03 when a role gives it without any desk, the desk does not take it', () => {
    const sergeant: Subject = { ...dave, roles: ['patrol-sergeant', 'dispatcher'] };
    expect(authorise(sergeant, 'job.read', at('south'))).toMatchObject(open);
    expect(authorise(sergeant, 'job.work', at('south'))).toMatchObject(denied);
  });

  test('M03 what is concealed is not told by where it lies; what is restricted is refused as what lies outside', () => {
    const { beyond, ...concealed } = authorise(dave, 'job.work', at('south', { restriction: 'concealed' }));
    expect([beyond, concealed]).toEqual([undefined, { allow: false, reason: 'concealed', obligations: [] }]);
    expect(authorise(dave, 'job.work', at('south', { restriction: 'restricted' }))).toMatchObject(denied);
    expect(authorise(dave, 'job.read', at('south', { restriction: 'restricted' }))).toMatchObject(masked);
  });

  test('M03 a permission that says nothing of areas is not bound by them', () => {
    expect(authorise(dave, 'message.send', at('south'))).toMatchObject(open);
  });
});

test('M03 given a desk that answers for areas and reaches the whole force, nothing is out of its reach', () => {
  const { reach: _, ...desk } = eventDesk;
  expect(authorise({ ...dave, seat: desk }, 'job.read', at('south'))).toMatchObject(open);
  expect(authorise({ ...dave, seat: desk }, 'job.work', at('south'))).toMatchObject(open);
});

test('M03 a page may ask without a thing whether anything of a kind is to be offered: the areas do not take that away', () => {
  expect(authorise(dave, 'job.work')).toMatchObject(open);
});
