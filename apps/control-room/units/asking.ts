/** Units of a large force change several times a second: they are asked about once. */
const AT_MOST_EVERY_MS = 1_000;
const AGAIN_MS = 15_000;
/** As many as a pane shows; the others follow. */
export const FIRST = 40;
export const ALL = 2_000;

export interface Asking {
  /** Something has changed. */
  again(): void;
  stop(): void;
}

/**
 * Asks for the first and then for all, and again when something has changed, and every quarter of a minute. One question at a time: an
 * answer that comes while something changes is shown, and asked for anew. `ask` shows what comes, and answers how many came, null if none
 * could be had: then soon again. It never throws.
 */
export function startAsking(ask: (limit: number) => Promise<number | null>): Asking {
  let [askedAt, isAsking, isChanged, isStopped] = [0, false, false, false];
  let next: ReturnType<typeof setTimeout> | undefined;
  const askIn = (ms: number): void => {
    clearTimeout(next);
    next = setTimeout(() => void turn(ALL), ms);
  };
  const askSoon = (): void => askIn(Math.max(0, askedAt + AT_MOST_EVERY_MS - performance.now()));
  const turn = async (limit: number): Promise<void> => {
    [askedAt, isAsking, isChanged] = [performance.now(), true, false];
    const count = await ask(limit);
    if (limit === FIRST && count === FIRST && !isStopped) await ask(ALL);
    isAsking = false;
    if (isStopped) return;
    if (isChanged || count === null) askSoon();
    else askIn(AGAIN_MS);
  };
  void turn(FIRST);
  return {
    again: () => {
      isChanged = true;
      if (!isAsking && !isStopped) askSoon();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(next);
    },
  };
}
