const AGAIN_MS = 2_000;

/** Tries again and again: for what must come in the end, like the code of a screen. `wait` is there for tests. */
export async function patiently<T>(
  load: () => Promise<T>,
  wait: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, AGAIN_MS)),
): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await wait();
    }
  }
}
