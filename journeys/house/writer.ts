import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import type { Ledger } from './ledger.ts';

/** Sends commands one after the other, each until it is answered, and writes down what it knows. */
export interface Writer {
  /** Answers when the command has been acknowledged, however often it must be sent. */
  write(command: string, input: unknown): Promise<void>;
  readonly acknowledged: () => number;
  readonly longestWaitMs: () => number;
}

/** Not now: slow down, unavailable, no room on the disk. */
const LATER: ReadonlySet<number> = new Set([429, 503, 507]);

export function makeWriter(caller: Caller, ledger: Ledger): Writer {
  let longest = 0;
  let acknowledged = 0;
  return {
    acknowledged: () => acknowledged,
    longestWaitMs: () => longest,
    write: async (command, input) => {
      const commandId = randomUUID();
      ledger.sent(commandId, command);
      const startedAt = performance.now();
      const confirmed: string[] = [];
      for (;;) {
        const answer = await caller.send(command, input, { commandId, confirmed }).catch(() => null);
        if (answer?.status === 200) {
          ledger.acknowledged(commandId, Number(answer.body.position));
          acknowledged += 1;
          longest = Math.max(longest, performance.now() - startedAt);
          return;
        }
        if (answer?.status === 409 && String(answer.body.type).endsWith('/confirm')) {
          confirmed.push(String(answer.body.code));
        } else if (answer === null || LATER.has(answer.status)) {
          await wait(20);
        } else {
          throw new Error(`${command}: ${answer.status} ${JSON.stringify(answer.body)}`);
        }
      }
    },
  };
}

/** One call from first key to three lines in its incident's log. Answers with the id of the incident. */
export async function writeIncident(writer: Writer, n: number): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await writer.write('operations.openContact', { contactId, channel: '101', callerNumber: null });
  await writer.write('operations.writeContactField', { contactId, field: 'what', seen: '', value: `Disturbance ${n}` });
  await writer.write('operations.placeContact', { contactId, place });
  await writer.write('operations.raiseIncident', { contactId, incidentId, code: '202' });
  for (const text of ['first', 'second', 'third']) {
    await writer.write('operations.addLine', {
      incidentId,
      lineId: randomUUID(),
      text: `${text} line of ${n}`,
      corrects: null,
    });
  }
  return incidentId;
}
