import { expect, test } from 'vitest';
import { incidentRow } from '../fixture/rows.ts';
import type { ActForm } from '../incident/act-forms.ts';
import type { PackRow } from '../session/desk.tsx';
import { type TacticalMaking, type TacticRow, tacticalForm } from './tactical-acts.ts';

const incident = incidentRow();
const kinds = [
  { id: 'pursuit', name: 'Pursuit', armed: false },
  { id: 'firearms', name: 'Firearms deployment', armed: true },
];
const pack = { tactical: kinds } as unknown as PackRow;
const row = (over: Partial<TacticRow> = {}): TacticRow => ({
  ...{ id: 'i#t1', tacticalId: 't1', incidentId: 'i', kind: { id: 'pursuit', name: 'Pursuit', armed: false } },
  ...{ planned: false, reason: 'Failed to stop', openedAt: 0, openedBy: 'Rob', dueAt: 60_000 },
  ...{ roles: [{ id: 'lead', name: 'Lead vehicle' }], options: [{ id: 'follow', name: 'Follow' }] },
  authority: { situation: 'sought', at: 0, by: null, words: null, options: [], until: null },
  ...{ command: [], used: [], owesAddress: false, closed: null },
  ...over,
});
const making = (over: Partial<TacticalMaking> = {}): TacticalMaking => ({
  ...{ incident, pack, rows: [], mayAuthorise: true, me: 'Insp Grace Oduya', now: () => 0, newId: () => 'new' },
  ...over,
});
const choices = (form: ActForm | string) =>
  typeof form === 'string' ? form : (form.fields[0]?.options ?? []).map(({ words }) => words);

async function sentBy(wish: TacticalMaking, values: Record<string, string>, words = 'because'): Promise<unknown> {
  const form = tacticalForm(wish) as ActForm;
  const initial = Object.fromEntries(form.fields.map(({ name, initial: first }) => [name, first]));
  let sent: unknown;
  await form.send(
    async (command, input) => {
      sent = { command: command.name, ...Object(input) };
      return true;
    },
    { ...initial, ...values },
    words,
  );
  return sent;
}

test('D18 what is waited for stands first, and only whoever may gives authority', () => {
  expect(choices(tacticalForm(making()))).toEqual(['Open: Pursuit', 'Open: Firearms deployment']);
  expect(choices(tacticalForm(making({ rows: [row()] })))[0]).toBe('Pursuit: give authority');
  const mine = choices(tacticalForm(making({ rows: [row()], mayAuthorise: false })));
  expect(mine[0]).toBe('Pursuit: who commands');
  expect(mine).not.toContain('Pursuit: give authority');
  expect(mine).not.toContain('Pursuit: seek authority again');
  const given = row({ authority: { ...row().authority, situation: 'given' } });
  expect(choices(tacticalForm(making({ rows: [given] })))[0]).toBe('Pursuit: who commands');
  expect(choices(tacticalForm(making({ rows: [row({ closed: { at: 0, by: 'Rob', outcome: null } })] })))).toEqual([
    'Open: Pursuit',
    'Open: Firearms deployment',
  ]);
  expect(tacticalForm(making({ pack: null }))).toMatch(/force pack/);
});

test.each([
  [
    { do: 'open firearms', planned: 'yes' },
    { command: 'operations.openTactical', kind: 'firearms', planned: true },
  ],
  [{ do: 'open pursuit' }, { kind: 'pursuit', planned: false, tacticalId: 'new', reason: 'because' }],
  [{ do: 'give t1' }, { command: 'operations.giveAuthority', by: 'Insp Grace Oduya', options: [], until: null }],
  [
    { do: 'give t1', 'for t1': 'follow', 'until t1': '30' },
    { options: ['follow'], until: 1_800_000 },
  ],
  [{ do: 'refuse t1' }, { command: 'operations.refuseAuthority', reason: 'because' }],
  [
    { do: 'command t1', 'person t1': 'RT21' },
    { command: 'operations.takeCommand', role: 'lead', person: 'RT21' },
  ],
  [{ do: 'option t1' }, { command: 'operations.recordOption', option: 'follow', note: 'because' }],
  [{ do: 'review t1' }, { command: 'operations.reviewTactical', rationale: 'because' }],
  [{ do: 'seek t1' }, { command: 'operations.seekAuthority', reason: 'because' }],
  [{ do: 'close t1' }, { command: 'operations.closeTactical', outcome: 'because' }],
] as const)('D18 %j is sent as %j', async (values, expected) => {
  expect(await sentBy(making({ rows: [row()] }), values)).toMatchObject({ incidentId: incident.id, ...expected });
});

test('D18 each step asks for what it needs, and no more', () => {
  const form = tacticalForm(making({ rows: [row()] })) as ActForm;
  const shown = (values: Record<string, string>) =>
    form.fields.filter(({ when }) => when?.(values) !== false).map(({ label }) => label);
  expect(shown({ do: 'give t1' })).toEqual(['Pursuit, firearms', 'By whom, with rank', 'For', 'How long']);
  expect(shown({ do: 'command t1' })).toEqual(['Pursuit, firearms', 'Role', 'Who']);
  expect(shown({ do: 'open firearms' })).toEqual(['Pursuit, firearms', 'How it came']);
  expect(shown({ do: 'open pursuit' })).toEqual(['Pursuit, firearms']);
  const reason = (values: Record<string, string>) =>
    typeof form.reason === 'function' ? form.reason(values) : form.reason;
  expect(reason({ do: 'command t1' })).toBeNull();
  expect(reason({ do: 'close t1' })).toMatch(/What came of it/);
});
