interface Calmed {
  /** Asks for `act`. */
  call(): void;
  /** What is still asked for is not done. */
  stop(): void;
}

/** At most one `act` in so many milliseconds: the first at once, all that ask meanwhile together at the end of the time. */
export function calmed(act: () => void, calmMs: number): Calmed {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (!asked) return;
      asked = false;
      rest();
      act();
    }, calmMs);
  };
  return {
    call() {
      if (timer !== null) {
        asked = true;
        return;
      }
      rest();
      act();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
