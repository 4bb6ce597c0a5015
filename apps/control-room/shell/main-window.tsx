import { Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { lazyPart } from '../../../client/lazy-part.ts';
import { useClient, usePersistent } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Splitter } from '../../../ui/splitter/splitter.tsx';
import { ContactPanel } from '../contact/contact-panel.tsx';
import { Escalated } from '../escalated/escalated.tsx';
import { IncidentPane } from '../incident/incident-pane.tsx';
import { useAct } from '../keys/use-act.ts';
import { Queue } from '../queue/queue.tsx';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { UnitsPane } from '../units/units-pane.tsx';
import { alter } from '../workspace/work.ts';
import './main-window.css';

const MapPane = lazyPart(() => import('../map/map-pane.tsx').then((loaded) => loaded.MapPane));

/** The desk in one window: queue, incident over map, units. The split is the operator's. */
export function MainWindow() {
  const { settings, work, can } = useDesk();
  const { queueWidth, unitsWidth, mapHeight, mapShown } = usePersistent(settings);
  const { contactId } = usePersistent(work);
  const box = useSizes({ queueWidth, unitsWidth, mapHeight });
  const [escalated, setEscalated] = useState(false);
  const mapsTurn = useMapsTurn();
  const { incidentId } = usePersistent(work);
  useAct(
    'recommend',
    () => alter(work, { recommending: !work.get().recommending }),
    incidentId !== null && can('unit.assign'),
  );
  useAct('map', () => change(settings, { mapShown: !settings.get().mapShown }));
  useAct('escalated', () => setEscalated(!escalated), can('incident.review'));
  return (
    <main className="desk" ref={box}>
      <div className="desk-queue">
        <Queue />
        {contactId !== null && <ContactPanel key={contactId} contactId={contactId} />}
      </div>
      <Splitter
        label="Width of the queue"
        way="vertical"
        value={queueWidth}
        least={300}
        most={700}
        sign={1}
        onValue={(value) => change(settings, { queueWidth: value })}
      />
      <div className="desk-middle">
        {escalated ? <Escalated onClose={() => setEscalated(false)} /> : <IncidentPane />}
        {mapShown && (
          <>
            <Splitter
              label="Height of the map"
              way="horizontal"
              value={mapHeight}
              least={160}
              most={640}
              sign={-1}
              onValue={(value) => change(settings, { mapHeight: value })}
            />
            <div className="desk-map">
              {mapsTurn && (
                <Suspense fallback={<p className="hint waiting">Reading the map …</p>}>
                  <MapPane />
                </Suspense>
              )}
            </div>
          </>
        )}
      </div>
      <Splitter
        label="Width of the units"
        way="vertical"
        value={unitsWidth}
        least={280}
        most={720}
        sign={-1}
        onValue={(value) => change(settings, { unitsWidth: value })}
      />
      <UnitsPane />
    </main>
  );
}

const MOST_PATIENCE_MS = 1_000;

/** The map takes most of a second of the machine: it waits for the queue, so that nobody waits for it with the queue. */
function useMapsTurn(): boolean {
  const { replica } = useClient();
  const subscribe = useCallback((changed: () => void) => replica.onRows(OpenIncidents, undefined, changed), [replica]);
  const read = useSyncExternalStore(subscribe, () => replica.rows(OpenIncidents, undefined).state !== 'waiting');
  const [turn, setTurn] = useState(false);
  useEffect(() => {
    if (!read) return;
    // Once it is painted, that is: Safari has no word for that, and begins at once.
    if (typeof requestIdleCallback === 'undefined') return setTurn(true);
    const asked = requestIdleCallback(() => setTurn(true), { timeout: MOST_PATIENCE_MS });
    return () => cancelIdleCallback(asked);
  }, [read]);
  return turn;
}

/** Sizes reach the style sheet as variables: the layout itself stays in one place. */
function useSizes(sizes: { queueWidth: number; unitsWidth: number; mapHeight: number }) {
  const box = useRef<HTMLElement>(null);
  const { queueWidth, unitsWidth, mapHeight } = sizes;
  useEffect(() => {
    const style = box.current?.style;
    style?.setProperty('--queue', `${queueWidth}px`);
    style?.setProperty('--units', `${unitsWidth}px`);
    style?.setProperty('--map', `${mapHeight}px`);
  }, [queueWidth, unitsWidth, mapHeight]);
  return box;
}
