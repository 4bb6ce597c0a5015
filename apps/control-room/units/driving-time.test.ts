import { expect, test } from 'vitest';
import { drivingTime } from './driving-time.ts';

test.each([
  [{ etaSeconds: 372, etaRangeSeconds: null, estimated: false }, '6 min'],
  [{ etaSeconds: 20, etaRangeSeconds: null, estimated: false }, '<1 min'],
  [{ etaSeconds: 600, etaRangeSeconds: [360, 900] as const, estimated: true }, '6–15 min estimated'],
  [{ etaSeconds: 600, etaRangeSeconds: null, estimated: true }, '10 min estimated'],
  [{ etaSeconds: null, etaRangeSeconds: null, estimated: false }, 'no route'],
])('%j is said "%s"', (time, words) => expect(drivingTime(time)).toBe(words));
