import { useOfPersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { perform, useAct } from '../keys/use-act.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { UnitsTab } from '../units/units-pane.tsx';
import { alter, closeTab, openIncident } from '../workspace/work.ts';
import { Incident } from './incident.tsx';
import './incident.css';

const UNITS = 'units';

/** What I hold open, a tab each; on a narrow desk the units are the last tab. */
export function IncidentPane() {
  const { work } = useDesk();
  const tabs = useOfPersistent(work, (now) => now.tabs);
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const unitsFirst = useOfPersistent(work, (now) => now.unitsInFront || now.recommending);
  const narrow = useNarrow();
  const units = narrow && (unitsFirst || incidentId === null);
  useAct('incident', () => {
    alter(work, { recommending: false, unitsInFront: false });
    perform('line');
  });
  useAct('units', () => alter(work, { unitsInFront: true }), narrow && !units);
  const turn = (step: number) => (): void => {
    const at = incidentId === null ? -1 : tabs.indexOf(incidentId);
    const next = tabs[(at + step + tabs.length) % Math.max(1, tabs.length)];
    if (next !== undefined) openIncident(work, next);
  };
  useAct('nextTab', turn(1));
  useAct('lastTab', turn(-1));
  useAct('closeTab', () => incidentId !== null && closeTab(work, incidentId));
  const choose = (id: string): void => {
    if (id === UNITS) alter(work, { recommending: false, unitsInFront: true });
    else openIncident(work, id);
  };
  const held = tabs.map((id) => ({ id, label: <TabName id={id} /> }));
  return (
    <section className="pane incident-pane" aria-label="Incident in hand">
      <Tabs
        name="Incidents in hand"
        tabs={narrow ? [...held, { id: UNITS, label: <span>Units</span> }] : held}
        selected={units ? UNITS : (incidentId ?? '')}
        panelId="incident-panel"
        onSelect={choose}
      />
      <div id="incident-panel" className="pane-body" role="tabpanel" aria-label={units ? 'Units' : 'Incident'}>
        {units && <UnitsTab />}
        {!units && (incidentId === null ? <Nothing /> : <Incident key={incidentId} id={incidentId} />)}
      </div>
    </section>
  );
}

function TabName({ id }: { id: string }) {
  const incident = useRow(OpenIncidents, id);
  const { work } = useDesk();
  const seen = useOfPersistent(work, ({ seenLines }) => seenLines[id] ?? 0);
  if (incident === null) return <span className="hint">closed</span>;
  const unread = incident.lastLineAt > seen;
  return (
    <>
      <span className="number">{shortNumber(incident.number)}</span>
      <span className="tab-what clip">{incident.codeName}</span>
      {unread && <span className="unread-dot" title="new line" />}
    </>
  );
}

function Nothing() {
  return (
    <Empty title="No incident in hand">
      Choose one in the queue with the arrow keys, type “open 0421” in the command line, or answer a call: what you open
      stays here as a tab until you put it away.
    </Empty>
  );
}
