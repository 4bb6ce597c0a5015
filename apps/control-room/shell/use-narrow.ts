import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 1500px)');

function onChange(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** A desk too narrow for three columns, such as 1366 × 768. */
export function useNarrow(): boolean {
  return useSyncExternalStore(onChange, () => query.matches);
}
