import type { ReactNode } from 'react';
import { useCarrier, useKeyName, useListening } from '../../../client/keys/use-keyboard.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon, type IconName } from '../../../ui/icon/icon.tsx';
import { useStaff } from '../session/staff.tsx';
import { type ActName, acts, keyboard } from './acts.ts';

export function useAct(act: ActName, run: () => void, on = true): void {
  useCarrier(keyboard, act, run, on);
}

export function useKeyboard(): void {
  useListening(keyboard, useStaff().settings);
}

/** A button for an act: shows its key and does the same. */
export function ActButton(props: { readonly act: ActName; readonly icon?: IconName; readonly children: ReactNode }) {
  const { act, icon, children } = props;
  const shortcut = useKeyName(keyboard, act, useStaff().settings);
  return (
    <Button shortcut={shortcut} tip={acts[act].label} onPress={() => keyboard.perform(act)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Button>
  );
}
