const AGAIN_MS = 2_000;

interface Patience {
  /** Hears of each failure: whoever waits is told. */
  readonly failed?: () => void;
  /** There for tests. */
  readonly wait?: () => Promise<void>;
}

/** Tries again and again: for what must come in the end, like the code of a screen. */
export async function patiently<T>(load: () => Promise<T>, { failed, wait = aWhile }: Patience = {}): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      failed?.();
      await wait();
    }
  }
}

function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
}
