import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let agent: Client;
let technician: Client;
let officer: Client;
beforeAll(async () => {
  trefoil = await startApplication();
  [agent, technician, officer] = (await Promise.all(
    ['service-agent', 'technician', 'officer'].map((account) => trefoil.signIn(account)),
  )) as [Client, Client, Client];
});
afterAll(() => trefoil.close());

async function raised(summary: string): Promise<string> {
  const serviceIncidentId = randomUUID();
  const input = { serviceIncidentId, source: 'portal', summary };
  expect((await officer.command('service.raiseServiceIncident', input)).status).toBe(200);
  return serviceIncidentId;
}

const look = async (client: Client, incidentId: string, writing: string | null = null) =>
  client.send('PUT', '/api/onlookers', { incidentId, writing, kind: 'it-incident' });

test('who has the same IT incident open is told who else has and what they write; a reporter is not asked', async () => {
  const id = await raised('Screen is dark');
  await look(agent, id);
  const { body } = await look(technician, id, 'answer');
  expect(body.others).toHaveLength(1);
  expect((await look(agent, id)).body.others).toMatchObject([{ writing: 'answer' }]);
  expect((await look(officer, id)).status).toBe(403);
});

test('what was begun to write outlives the browser and the owner: whoever has the record next finds it', async () => {
  const recordId = await raised('Keyboard is dead');
  const draft = { recordId, kind: 'answer', text: 'We have found a spare' };
  expect((await agent.send('PUT', '/api/drafts', draft)).status).toBe(204);
  const hand = { serviceIncidentId: recordId, teamId: 'end-user', note: 'Yours' };
  expect((await agent.command('service.assignServiceIncident', hand)).status).toBe(200);
  const found = await technician.send('GET', `/api/drafts/${recordId}`);
  expect(found.body.drafts).toMatchObject([{ kind: 'answer', text: draft.text }]);
  expect((await agent.send('GET', `/api/drafts/${recordId}`)).body.drafts).toHaveLength(1);
  expect((await officer.send('GET', `/api/drafts/${recordId}`)).status).toBe(403);
  await agent.send('PUT', '/api/drafts', { ...draft, text: '' });
  expect((await technician.send('GET', `/api/drafts/${recordId}`)).body.drafts).toEqual([]);
});

test('whoever rings is found by the beginning of their name, and by no part of the telephone of nobody', async () => {
  const found = await agent.send('GET', '/api/views/service.callers?text=Mina');
  expect(found.body.rows).toMatchObject([{ name: 'Mina Sharma', by: 'name' }]);
  expect((await agent.send('GET', '/api/views/service.callers?text=0000000')).body.rows).toEqual([]);
});
