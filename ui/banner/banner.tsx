import type { ReactNode } from 'react';
import './banner.css';
import { Icon, type IconName } from '../icon/icon.tsx';

export function Banner(props: {
  readonly tone: 'alarm' | 'warn' | 'plain';
  readonly icon: IconName;
  readonly children: ReactNode;
}) {
  return (
    <div className="banner" data-tone={props.tone} role="status">
      <Icon name={props.icon} />
      {props.children}
    </div>
  );
}
