import { useEffect, useRef, useState } from 'react';
import type { Mine } from '../unit/my-unit.ts';
import { wordsOf } from './my-alarms.ts';
import { useMyAlarms } from './use-alarms.ts';

const FELT_MS = [400, 150, 400];

/** Says and shakes when an alarm calls for me that did not before; never a sound. Silent about those there when the page opened. */
export function NewAlarm({ mine }: { mine: Mine | null }) {
  const { waiting, fresh } = useMyAlarms(mine);
  const before = useRef<ReadonlySet<string> | null>(null);
  const [words, setWords] = useState('');
  const ids = waiting.map(({ id, state }) => `${id} ${state}`);
  const standing = ids.join('\n');
  useEffect(() => {
    if (!fresh) return;
    const known = before.current;
    const now = standing === '' ? [] : standing.split('\n');
    before.current = new Set(now);
    if (known === null || now.every((id) => known.has(id))) return;
    navigator.vibrate?.(FELT_MS);
  }, [fresh, standing]);
  const [first] = waiting;
  const said = first === undefined ? '' : ['Alarm', first.title, wordsOf(first)].join(', ');
  // Set after the region stands: a screen reader says only what changes in it.
  useEffect(() => setWords(said), [said]);
  return (
    <div className="unseen" aria-live="assertive">
      {words}
    </div>
  );
}
