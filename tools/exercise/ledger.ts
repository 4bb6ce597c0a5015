import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** A command that the server acknowledged: from then on it must stand in the log, once. */
const Entry = z.object({
  commandId: z.string(),
  name: z.string(),
  account: z.string(),
  accountId: z.string(),
  input: z.record(z.string(), z.unknown()),
  confirmed: z.array(z.string()),
  position: z.int(),
  /** By the clock of the exercise, epoch milliseconds. */
  at: z.number(),
  /** From sending to the answer, milliseconds of the machine. */
  tookMs: z.number(),
});
export type Entry = z.output<typeof Entry>;

/**
 * Whoever takes part at a browser is in no ledger. Browsers mint ids in the order of time (UUIDv7), players at random: so what
 * people did is told from a played command that nobody acknowledged.
 */
export function isOfAPerson(commandId: string): boolean {
  return commandId[14] === '7';
}

/** Written before anybody acts on the answer, outside of what is tested. */
export interface Ledger {
  note(entry: Entry): void;
  read(): readonly Entry[];
}

export function makeLedger(file: string): Ledger {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return {
    note: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => Entry.parse(JSON.parse(line))),
  };
}
