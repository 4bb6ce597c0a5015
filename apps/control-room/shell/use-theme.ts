import { useEffect } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';

/** Wears the person's theme, and lets its key turn it. */
export function useTheme(): void {
  const { settings } = useDesk();
  const { theme } = usePersistent(settings);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useAct('theme', () => change(settings, { theme: settings.get().theme === 'dark' ? 'light' : 'dark' }));
}
