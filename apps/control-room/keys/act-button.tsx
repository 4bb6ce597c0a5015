import type { ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Icon, type IconName } from '../../../ui/icon/icon.tsx';
import { type ActName, acts } from './acts.ts';
import { perform, useKeyOf } from './use-act.ts';

/** A button for an act: shows its key and does the same. */
export function ActButton(props: {
  readonly act: ActName;
  readonly icon?: IconName;
  readonly look?: 'usual' | 'primary' | 'plain';
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly children: ReactNode;
}) {
  const { act, icon, look, pressed, expanded, children } = props;
  const shortcut = useKeyOf(act);
  return (
    <Button
      shortcut={shortcut}
      {...(look !== undefined && { look })}
      {...(pressed !== undefined && { pressed })}
      {...(expanded !== undefined && { expanded })}
      tip={acts[act].label}
      onPress={() => perform(act)}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Button>
  );
}
