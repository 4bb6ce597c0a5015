import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { JoinedOutages, JoinOutage, Outages } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { type Staff, useStaff } from '../session/staff.tsx';
import { byWords, dayAndTime } from './when.ts';

export type Outage = RowOf<typeof Outages>;

/** What is down, in the words of the force. */
export function titleOf(outage: Outage, { nameOf, words }: Pick<Staff, 'nameOf' | 'words'>): string {
  const what = nameOf('services', outage.serviceId) || nameOf('categories', outage.categoryId) || 'A service';
  const site = words?.sites.find(({ id }) => id === outage.siteId)?.name;
  return site === undefined ? what : `${what} at ${site}`;
}

/** The first thing that whoever comes here wants to know: is it just me? */
export function IsItJustMe() {
  const { list, state } = useRows(Outages);
  const lasting = list.filter(({ over }) => !over).toSorted((a, b) => b.since - a.since);
  return (
    <section className="portal-known" aria-label="Known to be down">
      {lasting.length === 0 ? (
        <p className="row">
          {state === 'ready' ? (
            <StateMark tone="ok">Nothing is known to be down</StateMark>
          ) : (
            <span className="quiet">{notRead(state, 'what is known to be down')}</span>
          )}
        </p>
      ) : (
        <ul>
          {lasting.map((outage) => (
            <OutageLine key={outage.id} outage={outage} />
          ))}
        </ul>
      )}
    </section>
  );
}

export function OutageLine({ outage }: { outage: Outage }) {
  const staff = useStaff();
  const { send, notice } = useSend();
  const now = useNow();
  const joined = useRows(JoinedOutages, staff.session.subject.id).byKey.has(outage.id);
  return (
    <li className="portal-outage">
      <p>
        <StateMark tone="alarm">{titleOf(outage, staff)}</StateMark>
      </p>
      <p className="quiet">
        Down since {dayAndTime(outage.since, now)}. We are on it
        {outage.by === null ? '.' : `: put right ${byWords(outage.by, now)}.`}
      </p>
      {joined ? (
        <p>
          <StateMark tone="ok">You are on its list</StateMark>
        </p>
      ) : (
        <Button onPress={() => void send(JoinOutage, { serviceIncidentId: outage.id })}>Me too</Button>
      )}
      {notice}
    </li>
  );
}
