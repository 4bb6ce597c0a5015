import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Check } from './check.ts';
import { read } from './files.ts';

const FILE = 'docs/proof-budget.json';
const MOST_SECONDS = 480;
/** Of those that would like to play for hours. */
const MOST_EACH: Readonly<Record<string, number>> = { T17: 60, T30: 60, T31: 60 };

const Tests = z.array(z.object({ id: z.string(), file: z.string(), shortSeconds: z.number().min(0) }));
type Tested = z.output<typeof Tests>[number];

/** The short forms of the proof have their time, and no more of it: what grows is made shorter, or moves to the long form. */
export const proofBudget: Check = {
  name: 'proof budget',
  guards: `the short forms in ${FILE}: at most ${MOST_SECONDS} s together, and files that exist`,
  run: (root) => {
    if (!existsSync(join(root, FILE))) return [];
    const tests = Tests.parse(JSON.parse(read(root, FILE)));
    const sum = tests.reduce((seconds, { shortSeconds }) => seconds + shortSeconds, 0);
    const over = sum > MOST_SECONDS ? [`${FILE}: ${sum} s together; ${MOST_SECONDS} s at most.`] : [];
    return [...over, ...tests.flatMap((one) => faultsOf(root, one))];
  },
};

function faultsOf(root: string, { id, file, shortSeconds }: Tested): readonly string[] {
  const most = MOST_EACH[id] ?? MOST_SECONDS;
  const long = shortSeconds > most ? [`${FILE}: ${id} takes ${shortSeconds} s; ${most} s at most.`] : [];
  const named = file.split(/[, ]+/).filter((path) => !path.includes('*'));
  const missing = named.filter((path) => !existsSync(join(root, path)));
  return [...long, ...missing.map((path) => `${FILE}: ${id} names ${path}, which is not there.`)];
}
