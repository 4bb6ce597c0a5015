import { type ComponentType, type ReactElement, useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { SafePart } from '../ui/safe-screen/safe-part.tsx';
import { patiently } from './patiently.ts';

const ahead: (() => Promise<unknown>)[] = [];

/** Whoever pressed a key for a part waits no longer than this without a word. */
const SILENT_MS = 5_000;

interface Coming<Props> {
  readonly part: ComponentType<Props> | null;
  /** It has failed to come, or takes longer than anybody waits for without being told. */
  readonly late: boolean;
}

/**
 * A part of a screen whose code comes after the first picture; `what` is what it says of itself meanwhile. A server that is away at
 * that moment must not take the whole screen with it, as an import that fails would: it is asked for until it comes, and that is said.
 * One that cannot be drawn says so in its place, and the others go on.
 * Not by React's own way of waiting: that leaves what stands in its place for at least 300 ms, however soon the part has come.
 */
export function lazyPart<Props extends object = object>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
  when: 'ahead' | 'when-shown' = 'ahead',
): (props: Props) => ReactElement {
  let now: Coming<Props> = { part: null, late: false };
  let coming: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Partial<Coming<Props>>): void => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  const beLate = (): void => {
    if (!now.late) become({ late: true });
  };
  const come = (): Promise<void> => {
    coming ??= patiently(load, { failed: beLate }).then((part) => become({ part }));
    return coming;
  };
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  if (when === 'ahead') ahead.push(come);
  return (props) => {
    const { part: Part, late } = useSyncExternalStore(onChange, () => now);
    useEffect(() => void come(), []);
    if (Part === null) return <Waiting what={what} late={late} onLate={beLate} byKey={when === 'ahead'} />;
    return (
      <SafePart what={what}>
        <Part {...props} />
        <Arrived />
      </SafePart>
    );
  };
}

/** Fetches the code of every part, before anybody asks for one: one after the other, so that a key in between has the line and the processor. */
export async function loadAhead(): Promise<void> {
  // A part brings parts of its own.
  for (const come of ahead) await come();
}

/** Parts that a key has opened and that are not here yet: keys pressed meanwhile are meant for them. */
const awaited = new Set<object>();
const arrivals = new Set<() => void>();

export function isPartAwaited(): boolean {
  return awaited.size > 0;
}

/** Hears when a part is drawn and has taken the focus that it wants. */
export function onPartHere(listener: () => void): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

function Waiting(props: { what: string; late: boolean; onLate: () => void; byKey: boolean }): ReactElement {
  const { what, late, onLate, byKey } = props;
  useLayoutEffect(() => {
    // Nobody's keys are kept for what may never come.
    if (late) return;
    const mark = {};
    if (byKey) awaited.add(mark);
    const timer = setTimeout(onLate, SILENT_MS);
    return () => {
      clearTimeout(timer);
      awaited.delete(mark);
    };
  }, [late, onLate, byKey]);
  return (
    <p className="hint waiting" role="status">
      {late ? `The code of ${what} has not come yet: it is asked for again until it does.` : `Reading ${what} …`}
    </p>
  );
}

/** Stands behind its part: effects run in the order of the tree, so that the part has drawn itself and taken the focus before. */
function Arrived(): null {
  useEffect(() => {
    for (const arrived of arrivals) arrived();
  }, []);
  return null;
}
