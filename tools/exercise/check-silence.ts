import { isStep } from '../../kernel/index.ts';
import { nextStep, type Promised } from '../../kernel/pure.ts';
import { LATE_MS } from './check-screens.ts';
import type { LogEvent, Violate } from './log.ts';

/** What a stream promises in a state, as its module says it. */
interface Promising {
  readonly initial: unknown;
  readonly evolve: (state: never, event: never) => unknown;
  readonly promises?: (state: never) => readonly Promised[];
}

interface Silence {
  readonly endedAt: number;
  readonly speed: number;
  readonly aggregateOf: (stream: string) => Promising;
}

/**
 * No promise passes in silence, whichever module made it: all promises of every stream are worked out again from the log alone, and each
 * warning, breach and rung that fell due while one ran must stand there. Answers how many promises of each kind there were.
 */
export function checkSilence(events: readonly LogEvent[], how: Silence, violate: Violate): ReadonlyMap<string, number> {
  const seen = new Map<string, Set<string>>();
  for (const [stream, own] of Map.groupBy(events, (event) => event.stream)) {
    if (how.aggregateOf(stream).promises !== undefined) checkStream(own, how, { seen, violate });
  }
  return new Map([...seen].map(([kind, all]) => [kind, all.size]));
}

interface Found {
  /** Promises by kind. */
  readonly seen: Map<string, Set<string>>;
  readonly violate: Violate;
}

function checkStream(own: readonly LogEvent[], how: Silence, { seen, violate }: Found): void {
  const aggregate = how.aggregateOf(own[0]?.stream ?? '');
  const done = new Map<string, number>();
  let state = aggregate.initial;
  own.forEach((event, nth) => {
    state = aggregate.evolve(state as never, event as never);
    if (isStep(event)) done.set(nameOf(event.data), event.data.step);
    const until = own[nth + 1]?.recordedAt ?? how.endedAt;
    for (const promised of aggregate.promises?.(state as never) ?? []) {
      const name = nameOf(promised);
      seen.set(promised.kind, (seen.get(promised.kind) ?? new Set()).add(`${event.stream} ${name}`));
      const next = promised.paused ? null : nextStep(promised, done.get(name) ?? NOTHING_DONE);
      if (next === null || Math.max(next.at, event.recordedAt) + LATE_MS * how.speed >= until) continue;
      violate('a promise passed in silence', `${promised.label}: step ${next.step} of ${name} in ${event.stream}`);
    }
  });
}

const NOTHING_DONE = -1;

/** A change of either time makes it another promise. */
function nameOf({ key, startedAt, dueAt }: Pick<Promised, 'key' | 'startedAt' | 'dueAt'>): string {
  return `${key} ${startedAt} ${dueAt}`;
}
