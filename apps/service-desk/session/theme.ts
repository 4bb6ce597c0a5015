import { useMachineTheme } from '../../../client/door/machine-theme.ts';
import { usePersistent } from '../../../client/react.tsx';
import { useStaff } from './staff.tsx';

/** The person's own choice, else the machine's. */
export function useTheme(): 'dark' | 'light' {
  const { theme } = usePersistent(useStaff().settings);
  const machine = useMachineTheme();
  return theme ?? machine;
}
