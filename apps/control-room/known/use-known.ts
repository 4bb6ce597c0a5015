import { useEffect, useState } from 'react';
import { type Asking, type KnownRow, readKnown } from './read-known.ts';

const WAIT_MS = 120;
const AGAIN_MS = 2_000;
const SHORTEST_NAME = 3;
const SHORTEST_NUMBER = 9;

/** Enough has been typed to know somebody or something by. */
function asksForSomething({ name, number, address, where, registration, point }: Asking): boolean {
  return (
    name.trim().length >= SHORTEST_NAME ||
    number.replace(/\D/g, '').length >= SHORTEST_NUMBER ||
    [address, where].some((door) => /\d/.test(door)) ||
    registration !== '' ||
    point !== null
  );
}

/**
 * What is known of what is being typed; nobody asks for it. The last answer stays until the next has come, so that nothing
 * flickers; null until the first.
 */
export function useKnown(asking: Asking, told: number): readonly KnownRow[] | null {
  const [rows, setRows] = useState<readonly KnownRow[] | null>(null);
  const question = asksForSomething(asking) ? JSON.stringify(asking) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told to the server meanwhile is a reason to ask again.
  useEffect(() => {
    if (question === null) return setRows([]);
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await readKnown(JSON.parse(question) as Asking);
      if (!live) return;
      if (came !== null) setRows(came);
      else timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    let timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [question, told]);
  return rows;
}
