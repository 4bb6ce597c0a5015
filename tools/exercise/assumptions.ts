import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Range = z.tuple([z.number(), z.number()]);
const Weighted = z.array(z.object({ value: z.string(), weight: z.number().positive() })).min(1);
const Share = z.number().min(0).max(1);

/** What exercises assume, beside the open data: data/exercise.json, explained in data/exercise.README.md. */
const Assumptions = z.object({
  startsAt: z.iso.datetime(),
  callsPerHour: z.record(z.string(), z.number().positive()),
  channels: z.array(
    z.object({ value: z.enum(['999', '101', 'web', 'alarm-centre', 'other']), weight: z.number().positive() }),
  ),
  crimeShare: Share,
  codesOfCrimes: z.record(z.string(), Weighted),
  codesWithoutCrime: Weighted,
  outcomes: z.array(
    z.object({
      result: z.string(),
      weight: z.number().positive(),
      sceneMinutes: Range,
      thenMinutes: Range.nullable(),
    }),
  ),
  phoneMinutes: Range,
  shares: z.object({
    advice: Share,
    repeat: Share,
    unverified: Share,
    wrongPlace: Share,
    regraded: Share,
    silentCrew: Share,
    contested: Share,
    backUp: Share,
    restricted: Share,
    concealed: Share,
    heardTwice: Share,
  }),
  seconds: z.object({
    pickUp: Range,
    writing: Range,
    grading: Range,
    wrapUp: Range,
    correcting: Range,
    choosing: Range,
    acknowledging: Range,
    turningOut: Range,
    concealing: Range,
    supervising: Range,
  }),
  travelFactor: Range,
  breakMinutes: Range,
  lostSeconds: Range,
  surge: z.object({
    afterShare: Share,
    minutes: z.number().positive(),
    extraCallsPerHour: z.number().min(0),
    sameCauseShare: Share,
    code: z.string(),
  }),
});
export type Assumptions = z.output<typeof Assumptions>;

export function readAssumptions(dataFolder: string): Assumptions {
  return Assumptions.parse(JSON.parse(readFileSync(join(dataFolder, 'exercise.json'), 'utf8')));
}
