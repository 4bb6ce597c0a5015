import type { Clock, ExerciseTime } from '../../kernel/index.ts';

export interface PatientClock extends Clock {
  readonly speed: number;
  readonly close: () => void;
}

const TICK_MS = 20;
/** What one tick counts at most, in milliseconds of the machine: a process that keeps up ticks a little late, never much. */
const MOST_TICK_MS = 30;

/**
 * The clock of an exercise whose server and players share this process. It runs at its speed as long as the process keeps up, and
 * slower while it does not: what is asked of the room in an hour stays the same on a slow machine, which just takes longer.
 */
export function patientClock({ speed, startsAt }: ExerciseTime): PatientClock {
  let at = startsAt;
  let tickedAt = performance.now();
  const sinceTick = (): number => Math.min(performance.now() - tickedAt, MOST_TICK_MS) * speed;
  const ticking = setInterval(() => {
    at += sinceTick();
    tickedAt = performance.now();
  }, TICK_MS);
  return { speed, now: () => Math.round(at + sinceTick()), close: () => clearInterval(ticking) };
}
