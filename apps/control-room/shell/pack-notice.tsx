import { useEffect, useState } from 'react';
import { useDesk } from '../session/desk.tsx';
import { packWords, seePack } from './pack-words.ts';
import './pack-notice.css';

/** Long enough to finish a sentence on the telephone first; it stays readable in the person's menu. */
const SHOWN_MS = 90_000;

/**
 * Says once in each window that another force pack is in force. Below everything, where nothing moves by it; spoken when the reader is
 * idle; no alarm. The line is there before it says anything, or it would not be read out.
 */
export function PackNotice() {
  const { pack } = useDesk();
  const [seen, setSeen] = useState({ version: pack?.version ?? null, words: null as string | null });
  const next = seePack(seen, pack);
  if (next !== seen) setSeen(next);
  const { version, words } = next;
  useEffect(() => {
    if (words === null) return undefined;
    const timer = setTimeout(() => setSeen({ version, words: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [version, words]);
  return (
    <p className="pack-notice" role="status" aria-live="polite">
      {words}
    </p>
  );
}

/** For whoever comes back to it later. */
export function PackLine() {
  const { pack } = useDesk();
  return pack === null ? null : <p className="hint">{packWords(pack)}</p>;
}
