import type { BrowserContext, Page } from 'playwright-core';

/** What a page did in a stretch of time. */
export interface Stretch {
  /** Milliseconds from one frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of the page's own thread that went into what was asked to run in each frame. */
  readonly work: readonly number[];
  /** How much of the stretch the page's thread was busy, whatever with. */
  readonly busyShare: number;
  readonly seconds: number;
}

interface Probe {
  takeFrames(): { readonly frames: number[]; readonly work: number[] };
}

/** Listens in every page of this profile. */
export async function watchFrames(context: BrowserContext): Promise<void> {
  await context.addInitScript(probe);
}

/** Runs in the page, before anything else: whatever asks for a frame is timed. */
function probe(): void {
  let frames: number[] = [];
  let work: number[] = [];
  let worked = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (act) =>
    ask((at) => {
      const began = performance.now();
      try {
        act(at);
      } finally {
        worked += performance.now() - began;
      }
    });
  let before = performance.now();
  const frame = (now: number): void => {
    frames.push(now - before);
    before = now;
    // What this frame's other callbacks take is known when the next begins.
    work.push(worked);
    worked = 0;
    ask(frame);
  };
  ask(frame);
  (globalThis as unknown as Probe).takeFrames = () => {
    const taken = { frames, work };
    frames = [];
    work = [];
    return taken;
  };
}

export type Watched = (act: () => Promise<void>) => Promise<Stretch>;

/** Answers a way to do something and say what the page did meanwhile. */
export async function watchStretches(page: Page): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const take = () => page.evaluate(() => (globalThis as unknown as Probe).takeFrames());
  return async (act) => {
    await take();
    const [from, busyFrom] = [performance.now(), await busySeconds()];
    await act();
    const { frames, work } = await take();
    const seconds = (performance.now() - from) / 1000;
    return { frames, work, seconds, busyShare: ((await busySeconds()) - busyFrom) / seconds };
  };
}
