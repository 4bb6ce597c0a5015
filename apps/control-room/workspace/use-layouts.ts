import { useState } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { windowKind } from '../shell/window-kind.ts';
import { columnsOf, featuresOf, type Layout, layoutsFor, withLayout, withoutLayout } from './layouts.ts';
import { moveWindow, whereWindowsStand } from './open-windows.ts';

/** The layouts of whoever sits here: their own, then those of their role. */
export function useLayouts() {
  const { settings, session, pack } = useDesk();
  const { layouts: own } = usePersistent(settings);
  const [told, setTold] = useState('');
  const { seat, roles } = session.subject;
  const all = layoutsFor(own, pack?.layouts ?? [], seat?.roles ?? roles);
  const open = async (layout: Layout | undefined): Promise<boolean> => {
    if (layout === undefined) {
      setTold('No arrangement is kept yet.');
      return false;
    }
    if (layout.columns !== null) change(settings, layout.columns);
    const kept = await openWindows(layout);
    setTold(kept === 0 ? '' : `The browser has kept ${kept} back: allow pop-ups for this address, or press again.`);
    return kept === 0;
  };
  return {
    all,
    told,
    isOwn: ({ columns }: Layout) => columns !== null,
    open,
    keep: async (name: string): Promise<void> => {
      const { standing, silent } = await whereWindowsStand(windowKind());
      const layout: Layout = { name, windows: standing, columns: columnsOf(settings.get()) };
      change(settings, { layouts: withLayout(settings.get().layouts, layout) });
      const further = `${standing.length} further ${standing.length === 1 ? 'window' : 'windows'}`;
      const without =
        silent.length === 0
          ? ''
          : ` Asleep, so not kept: ${silent.map(spoken).join(', ')}. Click into it, then keep again.`;
      setTold(`“${name}” is kept: this desk and ${further}.${without}`);
    },
    forget: (name: string) => change(settings, { layouts: withoutLayout(own, name) }),
  };
}

/** Those that stand go to their place, the others open; answers how many the browser has kept back. */
async function openWindows({ windows }: Layout): Promise<number> {
  const { standing, silent } = await whereWindowsStand(windowKind());
  const there = new Set([...standing.map(({ kind }) => kind), ...silent]);
  let kept = 0;
  for (const { kind, ...box } of windows) {
    if (there.has(kind)) moveWindow(kind, box);
    else if (open(`/?window=${kind}`, `trefoil-${kind}`, featuresOf(box)) === null) kept += 1;
  }
  return kept;
}

const spoken = (kind: string): string => kind.replaceAll('-', ' ');
