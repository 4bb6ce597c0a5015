import { type RefObject, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useOfPersistent, usePersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Splitter } from '../../../ui/splitter/splitter.tsx';
import { WrapUpDock } from '../assess/wrap-up-dock.tsx';
import { ContactPanel } from '../contact/contact-panel.tsx';
import { IncidentPane } from '../incident/incident-pane.tsx';
import { useAct } from '../keys/use-act.ts';
import { useMessagePlace } from '../messages/use-message-place.ts';
import { useOfficerAsked } from '../people/use-officer-asked.ts';
import { Queue } from '../queue/queue.tsx';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { UnitsPane } from '../units/units-pane.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import { useFirstPicture } from './use-first-picture.ts';
import './main-window.css';

// A call comes with the desk itself (contact/, the wrap-up): what is typed for it must never wait for code.
const Escalated = lazyPart('what has climbed to you', () =>
  import('../escalated/escalated.tsx').then((loaded) => loaded.Escalated),
);
const UnreadPane = lazyPart('the unread messages', () =>
  import('../unread/unread-pane.tsx').then((loaded) => loaded.UnreadPane),
);
const MessagesPane = lazyPart('the messages', () =>
  import('../messages/messages-pane.tsx').then((loaded) => loaded.MessagesPane),
);
const SupervisePane = lazyPart('the supervision', () =>
  import('../supervise/supervise-pane.tsx').then((loaded) => loaded.SupervisePane),
);
const FindOfficer = lazyPart('the officers', () =>
  import('../people/find-officer.tsx').then((loaded) => loaded.FindOfficer),
);
const PlannedPane = lazyPart('the planned operations', () =>
  import('../lent/planned-pane.tsx').then((loaded) => loaded.PlannedPane),
);
const WatchPane = lazyPart('the watch', () => import('../watch/watch-pane.tsx').then((loaded) => loaded.WatchPane));
// It takes most of a second of the machine: it waits for all others.
const MapPane = lazyPart('the map', () => import('../map/map-pane.tsx').then((loaded) => loaded.MapPane), 'when-shown');

/** How many are marked when back-up is called for: one key sends them. */
const BACK_UP = 2;

/** The desk in one window: queue, incident over map, units. The split is the operator's. */
export function MainWindow() {
  const { settings, work, can } = useDesk();
  const { queueWidth, unitsWidth, mapHeight, mapShown } = usePersistent(settings);
  const contactId = useOfPersistent(work, (now) => now.contactId);
  const box = useSizes({ queueWidth, unitsWidth, mapHeight });
  const middle = useRef<HTMLDivElement>(null);
  const mapsTurn = useFirstPicture();
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const maySend = incidentId !== null && can('unit.assign', incident ?? undefined);
  useAct('recommend', () => alter(work, { recommending: !work.get().recommending, bestMarked: 0 }), maySend);
  useAct('backUp', () => alter(work, { recommending: true, bestMarked: BACK_UP }), maySend);
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
      <div className="desk-middle" ref={middle}>
        <Middle place={middle} />
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
            <div className="desk-map">{mapsTurn && <MapPane />}</div>
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
function Middle({ place }: { place: RefObject<HTMLElement | null> }) {
  const { work, can } = useDesk();
  const [middle, setMiddle] = useState<
    'incident' | 'escalated' | 'supervise' | 'unread' | 'watch' | 'officer' | 'messages' | 'planned'
  >('incident');
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const back = (): void => setMiddle('incident');
  // Whoever opens an incident, in the queue or by the command line, wants to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another incident that brings the pane back.
  useEffect(() => setMiddle('incident'), [incidentId]);
  // At 400 % the desk is one column: what is opened by key would lie below what is seen.
  useEffect(() => {
    if (middle !== 'incident') place.current?.scrollIntoView({ block: 'nearest' });
  }, [middle, place]);
  const toggle = (which: 'escalated' | 'supervise' | 'unread' | 'watch' | 'officer' | 'planned') => (): void =>
    setMiddle(middle === which ? 'incident' : which);
  useAct('escalated', toggle('escalated'), can('incident.review'));
  useAct('supervise', toggle('supervise'), can('incident.review'));
  useAct('watch', toggle('watch'));
  useAct('findOfficer', toggle('officer'), can('unit.read'));
  useOfficerAsked(() => setMiddle('officer'));
  useAct('planned', toggle('planned'), can('operation.read'));
  useAct('unread', toggle('unread'), can('exchange.answer'));
  const shown = middle === 'messages';
  useMessagePlace(shown, (show) => setMiddle(show ? 'messages' : 'incident'));
  if (middle === 'incident') return <IncidentPane />;
  const onIncident = (id: string): void => {
    openIncident(work, id);
    back();
  };
  return (
    <>
      {middle === 'escalated' && <Escalated onClose={back} />}
      {middle === 'unread' && <UnreadPane />}
      {middle === 'messages' && <MessagesPane onClose={back} />}
      {middle === 'officer' && <FindOfficer />}
      {middle === 'planned' && <PlannedPane />}
      {middle === 'watch' && <WatchPane onIncident={onIncident} />}
      {middle === 'supervise' && <SupervisePane onIncident={onIncident} />}
    </>
  );
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
