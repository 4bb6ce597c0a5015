import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchedStreams } from '../../modules/operations/index.ts';
import { startApplication, type TestApplication } from './test-application.ts';

let server: TestApplication;
beforeAll(async () => {
  server = await startApplication();
});
afterAll(() => server.close());

/** What is promised to the technology's customers stands at the service desk. */
const atServiceDesk = ['estate.', 'service.'];
/** An incident bears its own clocks; that a closure of a road ends by itself is nobody's to keep. */
const besides = ['operations.incident', 'gazetteer.oneOff'];

test('F13 whatever promises something in the control room stands in its watch', () => {
  const promising = server.application.modules.definitions
    .flatMap(({ aggregates }) => aggregates)
    .filter(({ promises }) => promises !== undefined)
    .map(({ name }) => name);
  const here = promising.filter((name) => !atServiceDesk.some((room) => name.startsWith(room)));
  expect(here.toSorted()).toEqual([...watchedStreams, ...besides].toSorted());
});
