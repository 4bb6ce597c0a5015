import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useCalmRows, useOfPersistent, useRows } from '../../../client/react.tsx';
import { Contacts, OpenIncidents } from '../../../modules/operations/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { useTakeContact } from '../contact/use-take-contact.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import { Calls } from './calls.tsx';
import { ContactQueueRow } from './contact-queue-row.tsx';
import { useHeldOrder } from './held-order.ts';
import './queue.css';
import { countOf, notRead, type Readiness } from '../../../ui/not-read/not-read.ts';
import { IncidentQueueRow } from './incident-queue-row.tsx';
import { contactOrder, inQueue, isContactIn, type QueueName, queueOrder } from './order.ts';

/** What waits and what runs, by weight. Calls that ring have their own place above, so that nothing below moves. */
export function Queue() {
  const { work } = useDesk();
  const queue = useOfPersistent(work, (now) => now.queue);
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const [marked, setMarked] = useState<string | null>(null);
  const { order, became, counts, state } = useOrder();
  const [held, setHeld] = useState(false);
  const { shown, waiting, letIn } = useHeldOrder(order, held, became);
  const list = useRef<VirtualListHandle>(null);
  useAct('queue', () => list.current?.focus());
  useAct('waitingRows', letIn);
  useCallsKey(list, shown.length > 0, letIn);
  const take = useTakeContact();
  const head = useRef<HTMLDivElement>(null);
  const told = useStill(head, counts);
  const tabs = queueNames.map((id) => ({ id, label: `${tabNames[id]} ${countOf(state, told[id])}` }));
  return (
    <section className="pane queue" aria-label="Queue">
      <Calls />
      <div className="queue-head" ref={head}>
        <Tabs
          name="Whose incidents"
          tabs={tabs}
          selected={queue}
          panelId="queue-list"
          onSelect={(id) => {
            letIn();
            alter(work, { queue: queueNames.find((one) => one === id) ?? 'all' });
          }}
        />
        {waiting > 0 && (
          <ActButton act="waitingRows" look="plain">
            {waiting} new
          </ActButton>
        )}
      </div>
      <div className="pane-body" id="queue-list" role="tabpanel" aria-label={tabNames[queue]}>
        {shown.length === 0 && <Nothing state={state} queue={queue} />}
        {shown.length > 0 && (
          <VirtualList
            ref={list}
            label="Incidents"
            keys={shown}
            rowHeight={44}
            selected={marked?.startsWith('c:') === true ? (became.get(marked) ?? marked) : incidentId}
            onSelect={(key) => {
              setMarked(key);
              if (!key.startsWith('c:')) openIncident(work, key);
            }}
            onOpen={(key) => {
              if (key.startsWith('c:')) take(key.slice(2));
              else if (key !== incidentId) openIncident(work, key);
            }}
            onHeld={setHeld}
            row={(key) =>
              key.startsWith('c:') ? <ContactQueueRow id={key.slice(2)} /> : <IncidentQueueRow id={key} />
            }
          />
        )}
      </div>
    </section>
  );
}

/** One key shows everything that waits to be taken, and puts away what lies over it. */
function useCallsKey(list: RefObject<VirtualListHandle | null>, any: boolean, letIn: () => void): void {
  const { work, can } = useDesk();
  const queue = useOfPersistent(work, (now) => now.queue);
  const [going, setGoing] = useState(false);
  const show = (): void => {
    letIn();
    alter(work, { queue: 'contacts', contactId: null });
    setGoing(true);
  };
  useAct('calls', show, can('contact.read'));
  useEffect(() => {
    if (!going || queue !== 'contacts' || !any) return;
    list.current?.focus();
    setGoing(false);
  }, [going, queue, any, list]);
}

const queueNames = ['mine', 'area', 'all', 'contacts', 'places', 'later'] as const;
const tabNames = {
  mine: 'Mine',
  area: 'Area',
  all: 'All',
  contacts: 'Calls',
  places: 'Place?',
  later: 'Put off',
} as const;

/** The value as it was when the pointer came: a tab whose number grows must not push away the one that is aimed at. */
function useStill<T>(box: RefObject<HTMLElement | null>, value: T): T {
  const still = useRef(value);
  if (box.current?.matches(':hover') !== true) still.current = value;
  return still.current;
}

/** Rows themselves change at once; where they stand among thousands is reckoned ten times a second at most. */
const CALM_MS = 100;

function useOrder() {
  const { work, session, weightOf } = useDesk();
  const queue = useOfPersistent(work, (now) => now.queue);
  const incidents = useCalmRows(OpenIncidents, CALM_MS);
  const contacts = useRows(Contacts);
  const { seat } = session.subject;
  return useMemo(() => {
    const whose = { seatId: seat?.id ?? null, areas: seat?.areas ?? [] };
    const open = incidents.list.filter((row) => row.state !== 'closed');
    const of = (which: QueueName) => open.filter((row) => inQueue(row, which, whose));
    const taken = contacts.list.filter((row) => isContactIn(row, queue, whose.seatId));
    const incidentsHere = queueOrder(of(queue), weightOf);
    const order = [...contactOrder(taken).map((row) => `c:${row.id}`), ...incidentsHere.map((row) => row.id)];
    const became = new Map(incidentsHere.map((row) => [`c:${row.contactId}`, row.id]));
    const counts = {
      ...{ mine: of('mine').length, area: of('area').length, all: of('all').length },
      contacts: contacts.list.filter((row) => row.state !== 'settled').length,
      ...{ places: of('places').length, later: of('later').length },
    };
    // Calls being taken stand in this queue too: it is empty only when both are.
    return { order, became, counts, state: contacts.state === 'waiting' ? 'waiting' : incidents.state };
  }, [incidents, contacts, queue, seat, weightOf]);
}

const emptyWords = {
  mine: {
    title: 'Nothing belongs to your desk',
    words: 'Take an incident with “Take”, or raise one from a call; it then stays here until it is closed.',
  },
  area: {
    title: 'Nothing open in your areas',
    words: 'Incidents whose place lies in the areas of your seat appear here.',
  },
  all: {
    title: 'No open incidents',
    words:
      'An incident appears here as soon as a call is saved as one, within a quarter of a second of what and where.',
  },
  contacts: {
    title: 'Nothing waits, nothing is being taken',
    words:
      'Calls, e-mails, web forms, alarms and messages of partners stand here until they are settled; any of them may be taken.',
  },
  later: {
    title: 'Nothing is put off',
    words: 'An incident that is put off until a time waits here, and is back in the queue by itself when it has come.',
  },
  places: {
    title: 'Every place is confirmed',
    words: 'Incidents whose place the gazetteer does not know wait here until somebody corrects the place.',
  },
} as const;

function Nothing({ state, queue }: { state: Readiness; queue: QueueName }) {
  if (state === 'waiting') return <Empty title={notRead(state, 'the queue') ?? ''} />;
  if (state === 'failed') {
    return (
      <Empty title="The queue cannot be read from this seat">
        Take a seat that carries incidents, or ask the supervisor.
      </Empty>
    );
  }
  return <Empty title={emptyWords[queue].title}>{emptyWords[queue].words}</Empty>;
}
