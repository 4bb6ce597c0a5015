import { useLayoutEffect, useRef, useState } from 'react';
import { Checks, Measures } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import { takeAskedTab } from './asked-tab.ts';
import { DutyPane } from './duty-pane.tsx';
import { FiguresPane } from './figures-pane.tsx';
import { KeptPane } from './kept-pane.tsx';
import { LoadPane } from './load-pane.tsx';
import { PendingPane } from './pending-pane.tsx';
import { QualityPane } from './quality-pane.tsx';
import './supervise.css';
import { Wall } from './wall.tsx';

const names = {
  pending: 'Pending',
  wall: 'Wall',
  duty: 'Duty',
  load: 'Load',
  figures: 'Figures',
  quality: 'Quality',
  kept: 'Kept',
} as const;
type TabId = keyof typeof names;
const needs: Readonly<Partial<Record<TabId, string>>> = {
  figures: Measures.permission,
  kept: Measures.permission,
  quality: Checks.permission,
};

/** The supervisor's own place: what waits, how the room stands, how it does, and whose work is looked at again. */
export function SupervisePane({ onIncident }: { onIncident: (id: string) => void }) {
  const { can } = useDesk();
  const [tab, setTab] = useState<TabId>(() => takeAskedTab() ?? 'pending');
  const box = useRef<HTMLElement>(null);
  // Whoever opened it by key goes on by key: the arrows turn the tabs.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(), []);
  const tabs = tabIds.filter((id) => can(needs[id] ?? 'incident.read')).map((id) => ({ id, label: names[id] }));
  return (
    <section className="pane supervise" aria-label="Supervision" ref={box}>
      <div className="pane-head">
        <h2>Supervision</h2>
        <span className="push row">
          <Button onPress={() => void open('/?window=wall', 'trefoil-wall', 'popup')}>Wall in its own window</Button>
          <ActButton act="supervise" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      <Tabs
        name="Supervision"
        tabs={tabs}
        selected={tab}
        panelId="supervise-panel"
        onSelect={(id) => setTab(tabIds.find((one) => one === id) ?? 'pending')}
      />
      <div
        id="supervise-panel"
        className="pane-body supervise-body"
        role="tabpanel"
        aria-label={names[tab]}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
      >
        {tab === 'pending' && <PendingPane onIncident={onIncident} />}
        {tab === 'wall' && <Wall large={false} onIncident={onIncident} />}
        {tab === 'duty' && <DutyPane />}
        {tab === 'load' && <LoadPane />}
        {tab === 'figures' && <FiguresPane onIncident={onIncident} />}
        {tab === 'quality' && <QualityPane onDrawn={() => setTab('pending')} />}
        {tab === 'kept' && <KeptPane onIncident={onIncident} />}
      </div>
    </section>
  );
}

const tabIds = Object.keys(names).filter((name): name is TabId => name in names);
