import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { derivedId, handle, type KernelContext } from '../../kernel/index.ts';
import { KeepUnread, SYSTEM_FAULT } from '../../modules/exchange/contract.ts';
import { systemSubject } from './radio.ts';

/** A fault of the system itself, and what it has done about it by itself. */
const Fault = z.object({
  at: z.number(),
  component: z.string().max(100),
  what: z.string().max(500),
  /** What was reconfigured; null: nothing could be. */
  byItself: z.string().max(400).nullable(),
});
export type Fault = z.output<typeof Fault>;

const fileOf = (dataDir: string): string => join(dataDir, 'faults.jsonl');
const watcher = systemSubject('own-watch', 'watch over the system itself');

/**
 * Writes a fault down beside the database, since it may be the database that has it, and whoever finds it may not be the server: what is
 * written here comes before the supervisors as soon as commands are carried out again.
 */
export function noteFault(dataDir: string, fault: Fault): void {
  mkdirSync(dataDir, { recursive: true });
  appendFileSync(fileOf(dataDir), `${JSON.stringify(fault)}\n`, { mode: 0o600 });
}

/** Brings what was written down into the supervisors' queue, each once however often it is cut off. Answers how many. */
export async function bringFaults(dataDir: string, context: KernelContext): Promise<number> {
  const [file, taken] = [fileOf(dataDir), `${fileOf(dataDir)}.taken`];
  // One that was begun and not ended goes first: the same lines make the same commands.
  if (!existsSync(taken)) {
    if (!existsSync(file)) return 0;
    renameSync(file, taken);
  }
  const faults = readFileSync(taken, 'utf8').split('\n').flatMap(faultOf);
  for (const fault of faults) await bring(context, fault);
  rmSync(taken);
  return faults.length;
}

/** A line that a crash cut short says nothing. */
function faultOf(line: string): readonly Fault[] {
  if (line === '') return [];
  try {
    return [Fault.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

async function bring(context: KernelContext, { at, component, what, byItself }: Fault): Promise<void> {
  const messageId = derivedId('own fault', component, what, at);
  const original = `${what}\n${byItself ?? 'Nothing could be done about it by itself.'}`;
  const input = {
    ...{ messageId, gateway: SYSTEM_FAULT, source: component, reason: byItself ?? 'not put right by itself' },
    ...{ cameAt: Math.round(at), original, encoding: 'text' as const, bytes: Buffer.byteLength(original) },
  };
  const commandId = derivedId('own fault kept', messageId);
  const answer = await handle(context, { name: KeepUnread.name, commandId, input, subject: watcher, confirmed: [] });
  if (answer.kind !== 'done') throw new Error(`a fault of ${component} was answered with ${answer.kind}`);
}
