import { parentPort, workerData } from 'node:worker_threads';
import type { Closure } from './closure.ts';
import { RoadDesk } from './road-desk.ts';
import { type RoadSource, readSource } from './road-source.ts';
import type { LonLat } from './sphere.ts';
import type { TableOptions, TravelEntry } from './table.ts';

/** The thread that answers: a question of a large county must never hold up a command. */
export type RoadQuestion =
  | {
      readonly ask: 'table';
      readonly from: readonly LonLat[];
      readonly to: readonly LonLat[];
      readonly options: TableOptions;
    }
  | { readonly ask: 'closures'; readonly closures: readonly Closure[] };

export type RoadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'answer'; readonly id: number; readonly table: readonly (readonly TravelEntry[])[] }
  | { readonly kind: 'refusal'; readonly id: number; readonly reason: string };

const say = (message: RoadMessage): void => parentPort?.postMessage(message);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function answer(desk: RoadDesk, id: number, question: RoadQuestion): void {
  try {
    if (question.ask === 'closures') desk.setClosures(question.closures);
    const table = question.ask === 'table' ? desk.table(question.from, question.to, question.options) : [];
    say({ kind: 'answer', id, table });
  } catch (error) {
    say({ kind: 'refusal', id, reason: reasonOf(error) });
  }
}

try {
  const source: RoadSource = workerData;
  const desk = new RoadDesk(await readSource(source));
  parentPort?.on('message', ({ id, question }: { id: number; question: RoadQuestion }) => answer(desk, id, question));
  desk.warm();
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'failed', reason: reasonOf(error) });
}
