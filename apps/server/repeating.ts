type Report = (what: string, error: unknown) => void;

/** Does `work` again and again, never twice at once. A failure is reported and the work tried at its next turn. */
export function repeat(ms: number, what: string, work: () => Promise<void>, report: Report): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => report(what, error))
      .finally(() => {
        busy = false;
      });
  }, ms);
  return () => clearInterval(timer);
}
