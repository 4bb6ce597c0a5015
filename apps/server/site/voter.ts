import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import {
  type Answer,
  type Ballot,
  emptyBallot,
  type KeptBallot,
  release,
  restored,
  type Saying,
  vote,
  type Wish,
  withdraw,
} from './lease.ts';

/** A ballot that outlives its process. What binds longer than a moment is on disk before it is said. */
export interface Voter {
  readonly ballot: () => Ballot;
  vote(wish: Wish): Answer;
  withdraw(site: string, term: number): void;
  release(site: string, term: number): void;
  /** Holds for nobody: only for one that no longer is what it voted as. */
  forget(): void;
}

const Party = { holder: z.string().nullable(), inSync: z.boolean() };
const Kept = z.object({ term: z.int(), ...Party, before: z.object(Party).nullable() });

/** Milliseconds of a clock that nobody sets, the same for all processes of this machine. */
export const steadyNow = (): number => Number(process.hrtime.bigint() / 1_000_000n);

const run = randomUUID();
let said = 0;

/** The next wish of this process. */
export function nextSaying(): Saying {
  said += 1;
  return { run, n: said };
}

export function openVoter(file: string, now: () => number = steadyNow): Voter {
  let ballot: Ballot = existsSync(file)
    ? restored(Kept.parse(JSON.parse(readFileSync(file, 'utf8'))), now())
    : emptyBallot;
  const put = (next: Ballot): void => {
    const [was, will] = [textOf(ballot), textOf(next)];
    if (was !== will) keepSafely(file, will);
    ballot = next;
  };
  return {
    ballot: () => ballot,
    vote: (wish) => {
      const { ballot: next, answer } = vote(ballot, wish, now());
      put(next);
      return answer;
    },
    withdraw: (site, term) => put(withdraw(ballot, site, term)),
    release: (site, term) => put(release(ballot, site, term)),
    forget: () => put({ ...emptyBallot, term: ballot.term }),
  };
}

function textOf({ term, holder, inSync, before }: Ballot): string {
  const kept: KeptBallot = {
    term,
    holder,
    inSync,
    before: before === null ? null : { holder: before.holder, inSync: before.inSync },
  };
  return `${JSON.stringify(kept)}\n`;
}

/** Whole or not at all, and on disk. */
export function keepSafely(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  const handle = openSync(part, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
