import type { Frame } from '../../client/wire.ts';

/** Measures from the answer of a command to the first frame that tells somebody of it, in milliseconds. */
export interface FeedWatch {
  readonly latencies: readonly number[];
  readonly acknowledged: (position: number, answeredAt: number) => void;
  readonly heard: (frame: Frame) => void;
}

const KEPT = 1000;

export function makeFeedWatch(): FeedWatch {
  const latencies: number[] = [];
  const awaited = new Map<number, number>();
  let told = 0;
  return {
    latencies,
    acknowledged: (position, answeredAt) => {
      // The frame overtook the answer.
      if (position <= told) latencies.push(0);
      else if (awaited.size < KEPT) awaited.set(position, answeredAt);
    },
    heard: (frame) => {
      if (frame.type !== 'changes' && frame.type !== 'beat') return;
      told = Math.max(told, frame.position);
      for (const [position, answeredAt] of awaited) {
        if (position > told) continue;
        latencies.push(performance.now() - answeredAt);
        awaited.delete(position);
      }
    },
  };
}
