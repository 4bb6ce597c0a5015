/** Tells whoever started Trefoil what goes on: one line a step, with its time. */
export interface Progress {
  step(text: string): void;
  /** A line by itself: the address, a repair. */
  say(text: string): void;
}

/** Writes to a stream; a reader that has gone away (`| head`) must not end the supervisor. */
export function makeProgress(out: NodeJS.WritableStream): Progress {
  const startedAt = performance.now();
  out.on('error', () => undefined);
  return {
    step: (text) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      out.write(`  ${seconds.padStart(5)} s  ${text}\n`);
    },
    say: (text) => {
      out.write(`${text}\n`);
    },
  };
}
