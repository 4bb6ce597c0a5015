import { randomUUID } from 'node:crypto';
import type { Caller } from '../../journeys/house/caller.ts';
import type { Ledger } from '../../journeys/house/ledger.ts';
import { makeWriter, type Writer, writeIncident } from '../../journeys/house/writer.ts';

export interface Writing {
  /** One incident of each writer, whose log grows all the while: somebody listens to it. */
  readonly watched: readonly string[];
  /** Answers when every writer has its last command acknowledged. */
  end(): Promise<void>;
  /** Never answers; fails when a writer was refused, which ends the test. */
  readonly broken: Promise<never>;
}

interface Wish {
  readonly callers: readonly Caller[];
  readonly ledger: Ledger;
  readonly writers: number;
}

/** Sixteen people at their desks, each sending the next command when the last was answered. */
export async function writeAll({ callers, ledger, writers }: Wish): Promise<Writing> {
  let over = false;
  const all = callers.length === 0 ? [] : Array.from({ length: writers }, (_, i) => writerOf(callers, i, ledger));
  const watched = await Promise.all(all.map((writer, i) => writeIncident(writer, i)));
  const work = all.map(async (writer, w) => {
    for (let n = 1; !over; n += 1) {
      await writeIncident(writer, 1_000 * w + n);
      await writeLine(writer, watched[w] ?? '', n);
    }
  });
  const working = Promise.all(work);
  const broken = working.then(() => new Promise<never>(() => undefined));
  // Until somebody waits for it, it is no fault that nobody caught.
  broken.catch(() => undefined);
  return {
    watched,
    broken,
    end: async () => {
      over = true;
      await working;
    },
  };
}

function writerOf(callers: readonly Caller[], i: number, ledger: Ledger): Writer {
  const caller = callers[i % callers.length];
  if (caller === undefined) throw new Error('nobody is signed in');
  return makeWriter(caller, ledger);
}

async function writeLine(writer: Writer, incidentId: string, n: number): Promise<void> {
  await writer.write('operations.addLine', { incidentId, lineId: randomUUID(), text: `line ${n}`, corrects: null });
}
