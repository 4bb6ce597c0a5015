/** In the words of a control room: what is trained with is an exercise. */
const words: Readonly<Record<string, string>> = { training: 'EXERCISE' };

/** Says that this is not the real thing: a demonstration, or an exercise; a live system carries no mark. */
export function ModeMark({ mode }: { mode: string }) {
  return mode === 'live' ? null : <strong className="demo-mark">{words[mode] ?? mode.toUpperCase()}</strong>;
}
