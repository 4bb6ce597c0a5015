import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { errorWritten, opened } from '../problems/test-story.ts';
import { agent, makeWorld, officer, serviceManager, technician, type World } from '../test-service.ts';
import { published } from './test-story.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const articleOf = async (of: string) => (await world.seen(agent, 'articleRecord', { of }))[0] ?? {};
const suggested = async (text: string, filters: object = {}, who = officer) =>
  (await world.seen(who, who === officer ? 'suggestions' : 'deskSuggestions', { filters: { text, ...filters } })).map(
    ({ id }) => id,
  );

async function steps(): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

test('SM-119 an article is drafted, looked at, published and expires; it has owner, audience, category, class of items and what readers say', async () => {
  const articleId = randomUUID();
  const terms = { articleId, title: 'Camera docks blink red', body: 'Press the reset key', classIds: ['body-camera'] };
  const about = { audience: 'everybody', categoryId: 'hardware', owner: 'Camera team' };
  await world.must(agent, 'draftArticle', { ...terms, ...about });
  expect(await suggested('The camera dock blinks')).toEqual([]);
  await world.must(agent, 'handInArticle', { articleId });
  expect(await articleOf(articleId)).toMatchObject({ standing: 'in-review', ...about, classIds: ['body-camera'] });
  expect(await world.send(agent, 'publishArticle', { articleId, seen: 1 })).toMatchObject({ kind: 'not-permitted' });
  const expiresAt = world.test.clock.now() + 60 * DAY_MS;
  await world.must(serviceManager, 'publishArticle', { articleId, seen: 1, expiresAt });
  expect(await articleOf(articleId)).toMatchObject({ standing: 'published', expiresAt, dueAt: expiresAt });
  expect(await suggested('The camera dock blinks')).toEqual([articleId]);
  const said = { articleId, comment: 'There is no such key' };
  await world.must(officer, 'rateArticle', { opinionId: randomUUID(), ...said, helped: false });
  expect(await articleOf(articleId)).toMatchObject({ helped: 0, notHelped: 1 });
  expect(await world.seen(agent, 'articleOpinions', { of: articleId })).toMatchObject([
    { helped: false, comment: 'There is no such key', version: 1 },
  ]);
  world.test.clock.advance(61 * DAY_MS);
  await steps();
  expect(await articleOf(articleId)).toMatchObject({ standing: 'expired' });
  expect(await suggested('The camera dock blinks')).toEqual([]);
  const next = world.test.clock.now() + 60 * DAY_MS;
  await world.must(serviceManager, 'renewArticle', { articleId, expiresAt: next, note: 'Still so' });
  expect(await suggested('The camera dock blinks')).toEqual([articleId]);
  await world.must(serviceManager, 'withdrawArticle', { articleId, reason: 'New docks' });
  expect(await suggested('The camera dock blinks')).toEqual([]);
});

test('readers see what was published until what is written anew is; who writes on an old version is told', async () => {
  const articleId = await published(world, { title: 'Scanner feeds two pages', body: 'Fan the paper' });
  const anew = { articleId, title: 'Scanner feeds two pages', body: 'Clean the roller', audience: 'everybody' };
  await world.must(agent, 'amendArticle', { ...anew, seen: 1 });
  expect(await world.send(technician, 'amendArticle', { ...anew, seen: 1 })).toMatchObject({
    code: 'changed-meanwhile',
  });
  const [shown] = await world.seen(officer, 'suggestions', { filters: { text: 'scanner pages' } });
  expect(shown).toMatchObject({ id: articleId, text: 'Fan the paper', because: '“pages”, “scanner”' });
  expect(await articleOf(articleId)).toMatchObject({
    ...{ standing: 'published', revision: 'draft', body: 'Clean the roller', live: { body: 'Fan the paper' } },
  });
  const answer = await world.send(serviceManager, 'publishArticle', { articleId, seen: 2 });
  expect(answer).toMatchObject({ kind: 'confirm', code: 'not-handed-in' });
});

test('whoever publishes what they have written themselves is asked first; what was handed in and nobody looks at is told', async () => {
  const articleId = randomUUID();
  const terms = { articleId, title: 'Own words', body: 'Of mine', audience: 'desk' };
  await world.must(serviceManager, 'draftArticle', terms);
  await world.must(serviceManager, 'handInArticle', { articleId });
  const publish = { articleId, seen: 1 };
  expect(await world.send(serviceManager, 'publishArticle', publish)).toMatchObject({ code: 'own-article' });
  world.test.clock.advance(11 * DAY_MS);
  await steps();
  const told = (await world.seen(agent, 'articleLog', { of: articleId })).map(({ kind }) => kind);
  expect(told).toContain('clock');
  await world.must(serviceManager, 'publishArticle', publish, 'own-article');
});

test('SM-40 a known error with symptom, cause, workaround, fix and items is shown to the desk, or to everybody in the portal', async () => {
  const itemId = randomUUID();
  const problemId = await opened(world);
  const written = { ...errorWritten, title: 'Terminals lose their map', symptom: 'The map stays grey' };
  await world.must(technician, 'writeKnownError', { problemId, ...written, itemIds: [itemId] });
  expect(await suggested('the map is grey', {}, agent)).toEqual([]);
  await world.must(technician, 'publishKnownError', { problemId, audience: 'desk' });
  expect(await suggested('the map is grey', {}, agent)).toEqual([problemId]);
  expect(await suggested('the map is grey')).toEqual([]);
  expect(await suggested('', { itemIds: itemId }, agent)).toEqual([problemId]);
  await world.must(technician, 'publishKnownError', { problemId, audience: 'everybody' });
  const [shown] = await world.seen(officer, 'suggestions', { filters: { text: 'map stays grey' } });
  expect(shown).toMatchObject({ id: problemId, kind: 'known-error', symptom: 'The map stays grey' });
  expect(shown?.text).toBe(errorWritten.workaround);
  const [record] = await world.seen(agent, 'problemRecord', { of: problemId });
  const { title, symptom, cause, workaround, fix } = { ...errorWritten, ...written };
  expect(record?.knownError).toMatchObject({ title, symptom, cause, workaround, fix, itemIds: [itemId] });
  await world.must(technician, 'withdrawKnownError', { problemId, reason: 'Other cause' });
  expect(await suggested('the map is grey', {}, agent)).toEqual([]);
});

test('known errors and articles are found side by side by the words of a report in any form, those for the desk by the desk alone', async () => {
  const forAll = await published(world, { title: 'Headset crackles', body: 'Change the cable of the headset' });
  const forDesk = await published(world, {
    title: 'Headset crackling: known batch',
    audience: 'desk',
    body: 'Swap it',
  });
  const problemId = await opened(world);
  const written = { ...errorWritten, title: 'Headsets crackle after the update', symptom: 'Crackling in the headset' };
  await world.must(technician, 'writeKnownError', { problemId, ...written });
  await world.must(technician, 'publishKnownError', { problemId, audience: 'everybody' });
  const text = 'My headset is crackling again, and I can’t hear the caller';
  expect((await suggested(text)).sort()).toEqual([forAll, problemId].sort());
  expect((await suggested(text, {}, agent)).sort()).toEqual([forAll, forDesk, problemId].sort());
  expect(await suggested('the coffee machine')).toEqual([]);
  // What would break a question put together of words.
  expect(await suggested(`headset' | crackle:* & !(\\ 'crackling'`)).toContain(forAll);
});

test('“this fixed it” is counted once, by the door at which it was said; nothing is reported', async () => {
  const targetId = await published(world, { title: 'Keyboard types twice', body: 'Clean it' });
  const before = (await world.seen(agent, 'openServiceIncidents')).length;
  const said = { avoidedId: randomUUID(), kind: 'article', targetId, door: 'portal', categoryId: 'hardware' };
  await world.must(officer, 'sayItFixed', said);
  await world.must(officer, 'sayItFixed', said);
  await world.must(agent, 'sayItFixed', { ...said, avoidedId: randomUUID(), door: 'call' });
  const counted = (await world.seen(agent, 'avoidedReports')).find((row) => row.targetId === targetId);
  expect(counted).toMatchObject({ title: 'Keyboard types twice', portal: 1, call: 1 });
  expect(await articleOf(targetId)).toMatchObject({ avoided: 2 });
  expect((await world.seen(agent, 'openServiceIncidents')).length).toBe(before);
  const none = { ...said, avoidedId: randomUUID(), targetId: randomUUID() };
  expect(await world.send(officer, 'sayItFixed', none)).toMatchObject({ code: 'no-such-target' });
});
