import { useSyncExternalStore } from 'react';

const light = matchMedia('(prefers-color-scheme: light)');

function onChange(listener: () => void): () => void {
  light.addEventListener('change', listener);
  return () => light.removeEventListener('change', listener);
}

/** What this machine wishes; for whoever has chosen nothing yet. */
export function machineTheme(): 'dark' | 'light' {
  return light.matches ? 'light' : 'dark';
}

export function useMachineTheme(): 'dark' | 'light' {
  return useSyncExternalStore(onChange, machineTheme);
}
