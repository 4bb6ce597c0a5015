/** So long somebody waits for what would make a good answer better: about as long as the roads take with the answer itself. */
const PATIENCE_MS = 10;

/** What comes of `work`, or what is known already where it takes long; the work goes on, for whoever asks next. */
export async function orKnown<T>(work: Promise<T>, known: () => T): Promise<T> {
  const late = Promise.withResolvers<T>();
  const timer = setTimeout(() => late.resolve(known()), PATIENCE_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
