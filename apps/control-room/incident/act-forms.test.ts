import { expect, test } from 'vitest';
import { incidentRow } from '../fixture/rows.ts';
import { type ActForm, type ActFormName, actForms, type Making } from './act-forms.ts';

const making: Making = {
  incident: incidentRow(),
  pack: null,
  accountId: 'me',
  units: [],
  now: () => 1_000,
  newId: () => 'new',
};

/** What the form sends for these values. */
async function sentBy(name: ActFormName, values: Record<string, string>): Promise<unknown> {
  const form = actForms[name](making) as ActForm;
  const initial = Object.fromEntries(form.fields.map((field) => [field.name, field.initial]));
  let sent: unknown;
  await form.send(
    async (command, input) => {
      sent = { command: command.name, ...Object(input) };
      return true;
    },
    { ...initial, ...values },
    'because',
  );
  return sent;
}

test.each([
  ['grade', { grade: 'G1' }, { command: 'operations.regrade', seen: 'G2', grade: 'G1', reason: 'because' }],
  ['refer', { to: 'fim' }, { to: 'fim', reason: 'because' }],
  ['review', { minutes: '20' }, { rationale: 'because', nextReviewAt: 1_201_000 }],
  ['agency', { agency: 'fire', answer: 'attending', eta: '7' }, { answer: 'attending', etaMinutes: 7 }],
  ['agency', { agency: 'fire' }, { answer: 'informed', etaMinutes: null, reference: 'because' }],
  ['restrict', { restriction: 'none' }, { restriction: 'none', allowed: [] }],
  ['restrict', { restriction: 'concealed', radius: '250' }, { allowed: ['me'], radiusMetres: 250 }],
  ['code', { code: '304' }, { seen: '214', code: '304' }],
] as const)('%s with %j', async (name, values, expected) => {
  expect(await sentBy(name, values)).toMatchObject(expected);
});

test('a radius is asked for only of what is concealed; a marker needs a point', () => {
  const radius = actForms.restrict(making).fields.find(({ name }) => name === 'radius');
  expect(radius?.when?.({ restriction: 'restricted' })).toBe(false);
  expect(radius?.when?.({ restriction: 'concealed' })).toBe(true);
  const nowhere = incidentRow({ place: { ...incidentRow().place, lon: null, lat: null } });
  expect(actForms.marker({ ...making, incident: nowhere })).toMatch(/not verified/);
});
