import { useMachineTheme } from '../../../client/door/machine-theme.ts';
import { usePersistent } from '../../../client/react.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from './desk.tsx';
import { change } from './settings.ts';

export type Theme = 'dark' | 'light';

/** The theme of whoever is here: their own choice, else the machine's. */
export function useTheme(): Theme {
  const { settings } = useDesk();
  const { theme } = usePersistent(settings);
  const machine = useMachineTheme();
  return theme ?? machine;
}

/** The key that turns the desk light or dark. */
export function useThemeKey(): void {
  const { settings } = useDesk();
  const theme = useTheme();
  useAct('theme', () => change(settings, { theme: theme === 'dark' ? 'light' : 'dark' }));
}
