import { Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { lazyPart } from '../../../client/lazy-part.ts';
import { useClient, usePersistent } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Splitter } from '../../../ui/splitter/splitter.tsx';
import { WrapUpDock } from '../assess/wrap-up-dock.tsx';
import { ContactPanel } from '../contact/contact-panel.tsx';
import { Escalated } from '../escalated/escalated.tsx';
import { IncidentPane } from '../incident/incident-pane.tsx';
import { useAct } from '../keys/use-act.ts';
import { Queue } from '../queue/queue.tsx';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { UnitsPane } from '../units/units-pane.tsx';
import { UnreadPane } from '../unread/unread-pane.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import './main-window.css';

const SupervisePane = lazyPart(() => import('../supervise/supervise-pane.tsx').then((loaded) => loaded.SupervisePane));
const WatchPane = lazyPart(() => import('../watch/watch-pane.tsx').then((loaded) => loaded.WatchPane));
const MapPane = lazyPart(() => import('../map/map-pane.tsx').then((loaded) => loaded.MapPane));

/** The desk in one window: queue, incident over map, units. The split is the operator's. */
export function MainWindow() {
  const { settings, work, can } = useDesk();
  const { queueWidth, unitsWidth, mapHeight, mapShown } = usePersistent(settings);
  const { contactId } = usePersistent(work);
  const box = useSizes({ queueWidth, unitsWidth, mapHeight });
  const mapsTurn = useMapsTurn();
  const { incidentId } = usePersistent(work);
  useAct(
    'recommend',
    () => alter(work, { recommending: !work.get().recommending }),
    incidentId !== null && can('unit.assign'),
  );
  useAct('map', () => change(settings, { mapShown: !settings.get().mapShown }));
  return (
    <main className="desk" ref={box}>
      <div className="desk-queue">
        <Queue />
        <WrapUpDock />
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
        <Middle />
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

/** What stands in the middle: the incident in hand, what has climbed to this person, or the supervisor's own place. */
function Middle() {
  const { work, can } = useDesk();
  const [middle, setMiddle] = useState<'incident' | 'escalated' | 'supervise' | 'unread' | 'watch'>('incident');
  const { incidentId } = usePersistent(work);
  const back = (): void => setMiddle('incident');
  // Whoever opens an incident, in the queue or by the command line, wants to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another incident that brings the pane back.
  useEffect(() => setMiddle('incident'), [incidentId]);
  const toggle = (which: 'escalated' | 'supervise' | 'unread' | 'watch') => (): void =>
    setMiddle(middle === which ? 'incident' : which);
  useAct('escalated', toggle('escalated'), can('incident.review'));
  useAct('supervise', toggle('supervise'), can('incident.review'));
  useAct('watch', toggle('watch'));
  useAct('unread', toggle('unread'), can('exchange.answer'));
  if (middle === 'incident') return <IncidentPane />;
  if (middle === 'escalated') return <Escalated onClose={back} />;
  if (middle === 'unread') return <UnreadPane />;
  const onIncident = (id: string): void => {
    openIncident(work, id);
    back();
  };
  return (
    <Suspense fallback={<p className="hint waiting">Reading what waits …</p>}>
      {middle === 'watch' ? <WatchPane onIncident={onIncident} /> : <SupervisePane onIncident={onIncident} />}
    </Suspense>
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
