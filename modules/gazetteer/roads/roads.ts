import { Worker } from 'node:worker_threads';
import type { Closure } from './closure.ts';
import type { RoadSource } from './road-source.ts';
import type { RoadMessage, RoadQuestion } from './road-worker.ts';
import type { LonLat } from './sphere.ts';
import type { TableOptions, TravelEntry } from './table.ts';

/** Driving times and distances of the force's roads. */
export interface Roads {
  /** True over the stand-in graph: show a rough range and the word "estimated". */
  readonly estimated: boolean;
  /** Settles when questions can be answered; rejects with what is wrong with the map. Questions wait for it. */
  readonly ready: Promise<void>;
  /** `patient`: asked only when nobody waits for another answer, one at a time. */
  table(
    from: readonly LonLat[],
    to: readonly LonLat[],
    options: TableOptions & { readonly patient?: boolean },
  ): Promise<readonly (readonly TravelEntry[])[]>;
  /** How often the closures have changed: what was worked out before holds no more. */
  changes(): number;
  /** Replaces all closures but the pack's own; every question asked after this obeys them. */
  setClosures(closures: readonly Closure[]): Promise<void>;
  close(): Promise<void>;
}

/** A pack without any roads: nothing is known to be reachable, and nothing is claimed. */
export const noRoads: Roads = {
  estimated: true,
  ready: Promise.resolve(),
  table: async (from, to) =>
    from.map(() =>
      to.map(() => ({ metres: null, seconds: null, reachable: false, fromSnapMetres: 0, toSnapMetres: 0 })),
    ),
  changes: () => 0,
  setClosures: async () => {},
  close: async () => {},
};

type Waiting = PromiseWithResolvers<readonly (readonly TravelEntry[])[]>;

/** Opens roads in a thread of their own. */
export function openRoads(source: RoadSource): Roads {
  const worker = new Worker(new URL('./road-worker.ts', import.meta.url), { workerData: source });
  const waiting = new Map<number, Waiting>();
  const patient: { readonly question: RoadQuestion; readonly answer: Waiting }[] = [];
  const ready = Promise.withResolvers<void>();
  // Whoever asks a question hears of it; nobody awaiting `ready` is no reason to end the process.
  ready.promise.catch(() => {});
  let broken: Error | null = null;
  let lastId = 0;
  let changes = 0;

  const fail = (error: Error): void => {
    broken ??= error;
    ready.reject(error);
    for (const question of [...waiting.values(), ...patient.map(({ answer }) => answer)]) question.reject(error);
    waiting.clear();
    patient.length = 0;
  };
  worker.on('message', (message: RoadMessage) => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'failed') fail(new Error(message.reason));
    else settle(waiting, message);
    sendPatient();
    // A process that has nothing else to do may end; an open question, like the reading itself, keeps it alive.
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The roads are closed.')));

  const send = (question: RoadQuestion, answer: Waiting): void => {
    lastId++;
    waiting.set(lastId, answer);
    worker.ref();
    worker.postMessage({ id: lastId, question });
  };
  const sendPatient = (): void => {
    const next = waiting.size === 0 ? patient.shift() : undefined;
    if (next !== undefined) send(next.question, next.answer);
  };
  const ask = async (question: RoadQuestion, isPatient = false): Promise<readonly (readonly TravelEntry[])[]> => {
    if (broken) throw broken;
    const answer: Waiting = Promise.withResolvers();
    if (isPatient) {
      patient.push({ question, answer });
      sendPatient();
    } else send(question, answer);
    return answer.promise;
  };
  return {
    estimated: source.kind === 'stand-in',
    ready: ready.promise,
    table: (from, to, { patient: isPatient, ...options }) => ask({ ask: 'table', from, to, options }, isPatient),
    changes: () => changes,
    setClosures: async (closures) => {
      changes++;
      await ask({ ask: 'closures', closures });
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, message: Extract<RoadMessage, { kind: 'answer' | 'refusal' }>): void {
  const question = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === 'answer') question?.resolve(message.table);
  else question?.reject(new Error(message.reason));
}
