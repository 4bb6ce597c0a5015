import { useLayoutEffect, useRef } from 'react';
import { useRows } from '../../../client/react.tsx';
import { Links } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { shortNumber } from '../queue/order.ts';

export type ParentRisk = 'affected' | 'not-affected';

/** Open parents of an incident, by number. */
export function useOpenParents(incidentId: string): readonly string[] {
  const links = useRows(Links, incidentId);
  return links.list
    .filter(({ kind, side, state }) => kind === 'child' && side === 'from' && state !== 'closed')
    .map(({ otherNumber }) => shortNumber(otherNumber));
}

/** Closing a child is the moment to ask whether the risk in its parent is another one now; either answer closes it. */
export function CloseChild(props: {
  readonly number: string;
  readonly parents: readonly string[];
  readonly onClose: (risk: ParentRisk) => void;
  readonly onLeave: () => void;
}) {
  const { number, parents, onClose, onLeave } = props;
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <div
      className="confirm-bar close-child"
      role="alert"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <Icon name="link" />
      <p>
        {number} is a child of {parents.join(', ')}: is the risk there affected?
      </p>
      <Button look="primary" ref={first} onPress={() => onClose('not-affected')} shortcut="Enter">
        Close, risk there not affected
      </Button>
      <Button onPress={() => onClose('affected')}>Close, risk affected: alert its desk</Button>
      <Button look="plain" onPress={onLeave} shortcut="Esc">
        Leave it
      </Button>
    </div>
  );
}
