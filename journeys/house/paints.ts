import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** What a page has painted since it was last asked. */
interface Painted {
  /** From each key to the frame that shows it, in milliseconds. */
  readonly keys: readonly number[];
  /** From F3 to the frame in which the new contact's first box has the focus. */
  readonly opened: readonly number[];
  /** How many frames took so many milliseconds; the last stands for all longer. */
  readonly frames: readonly number[];
}

interface Probe {
  takePaints(): Painted;
}

/** Listens in every page of this profile. It holds no more than a stretch of typing, so that it does not grow itself. */
export async function watchPaints(context: BrowserContext): Promise<void> {
  await context.addInitScript(probe);
}

export async function takePaints(page: Page): Promise<Painted> {
  return page.evaluate(() => (globalThis as unknown as Probe).takePaints());
}

/** Runs in the page. */
function probe(): void {
  const LONGEST_FRAME_MS = 500;
  let frames = new Array<number>(LONGEST_FRAME_MS + 1).fill(0);
  /** By the moment of the key. The browser's own word, which counts until the picture is on the screen, knows no frame under 16 ms. */
  let keys = new Map<number, number>();
  let opened: number[] = [];
  let pressedAt = 0;
  let askedAt: number | null = null;
  const afterPaint: (() => void)[] = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    for (const act of afterPaint.splice(0)) act();
  };
  const whenPainted = (act: () => void): void => {
    afterPaint.push(act);
    channel.port2.postMessage(null);
  };
  const keep = (at: number, ms: number): void => {
    keys.set(at, Math.max(ms, keys.get(at) ?? 0));
  };
  const lookForBox = (): void => {
    const box = document.querySelector('[aria-label="Contact"] textarea');
    if (box === null || box !== document.activeElement) requestAnimationFrame(lookForBox);
    else {
      whenPainted(() => {
        if (askedAt !== null) opened.push(performance.now() - askedAt);
        askedAt = null;
      });
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key.length === 1) pressedAt = event.timeStamp;
    if (event.key !== 'F3') return;
    askedAt = event.timeStamp;
    requestAnimationFrame(lookForBox);
  };
  const typed = (): void => {
    const at = pressedAt;
    requestAnimationFrame(() => whenPainted(() => keep(at, performance.now() - at)));
  };
  addEventListener('keydown', press, true);
  addEventListener('input', typed, true);
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'keydown' && keys.has(startTime)) keep(startTime, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  let before = performance.now();
  const frame = (now: number): void => {
    const ms = Math.min(LONGEST_FRAME_MS, Math.round(now - before));
    frames[ms] = (frames[ms] ?? 0) + 1;
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  (globalThis as unknown as Probe).takePaints = () => {
    const taken = { keys: [...keys.values()], opened, frames };
    keys = new Map();
    opened = [];
    frames = new Array<number>(LONGEST_FRAME_MS + 1).fill(0);
    return taken;
  };
}

/** What a page holds once all that nobody holds is cleared away. */
export interface Held {
  readonly heapBytes: number;
  /** Of the worker that has the one connection for all windows. */
  readonly workerBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Seconds that its main thread has worked since it was opened. */
  readonly workedSeconds: number;
}

export async function watchHeld(browser: Browser, page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worker = await workerOf(browser, new URL(page.url()).origin);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    await worker('HeapProfiler.collectGarbage');
    const { usedSize } = (await worker('Runtime.getHeapUsage')) as { usedSize: number };
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return {
      heapBytes: of('JSHeapUsedSize'),
      workerBytes: usedSize,
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      workedSeconds: of('TaskDuration'),
    };
  };
}

type Ask = (method: string) => Promise<unknown>;

/** Playwright has no session for a shared worker: its messages go through the browser's own. */
async function workerOf(browser: Browser, origin: string): Promise<Ask> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'shared_worker' && url.startsWith(origin));
  if (target === undefined) throw new Error('no shared worker runs for this page');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let asked = 0;
  return (method) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: asked, method }) });
    });
}
