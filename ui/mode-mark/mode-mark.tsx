/** Says that this is not the real thing: a demonstration, or an exercise; a live system carries no mark. */
export function ModeMark({ mode }: { mode: string }) {
  return mode === 'live' ? null : <strong className="demo-mark">{mode.toUpperCase()}</strong>;
}
