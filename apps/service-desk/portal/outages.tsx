import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  ChangeSchedule,
  JoinedOutages,
  JoinOutage,
  Notices,
  Outages,
  Profile,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { type Staff, useStaff } from '../session/staff.tsx';
import { type Notice, type Outage, type Planned, toldTo } from './known.ts';
import { byWords, dayAndTime, spanOf } from './when.ts';

/** What is down, in the words of the force. */
export function titleOf(outage: Outage, { nameOf, words }: Pick<Staff, 'nameOf' | 'words'>): string {
  const what = nameOf('services', outage.serviceId) || nameOf('categories', outage.categoryId) || 'A service';
  const site = words?.sites.find(({ id }) => id === outage.siteId)?.name;
  return site === undefined ? what : `${what} at ${site}`;
}

/** The first thing that whoever comes here wants to know: is it just me? */
export function IsItJustMe() {
  const personId = useStaff().session.subject.id;
  const siteId = useRows(Profile, personId).list[0]?.siteId ?? null;
  const notices = useRows(Notices);
  const outages = useRows(Outages);
  const planned = useRows(ChangeSchedule);
  const now = useNow();
  const told = toldTo(siteId, { notices: notices.list, outages: outages.list, planned: planned.list }, now);
  const fault =
    notRead(notices.state, 'what is known to be down') ?? notRead(outages.state, 'what is known to be down');
  return (
    <section className="portal-known" aria-label="Known to be down">
      {fault !== null && <p className="quiet">{fault}</p>}
      {fault === null && told.length === 0 && <StateMark tone="ok">Nothing is known to be down</StateMark>}
      <ul>
        {told.map(({ key, notice, outage, planned: change }) => (
          <li key={key} className="portal-outage">
            {notice !== null && <NoticeWords notice={notice} />}
            {change !== null && <PlannedWords planned={change} />}
            {notice === null && outage !== null && <OutageWords outage={outage} />}
            {outage !== null && <MeToo outage={outage} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeWords({ notice }: { notice: Notice }) {
  const now = useNow();
  const { kind, title, text, from, until, nextAt } = notice;
  return (
    <>
      <p>
        <StateMark tone={kind === 'outage' ? 'alarm' : 'wait'}>
          {kind === 'outage' ? '' : 'Planned: '}
          {title}
        </StateMark>
      </p>
      <p>{text}</p>
      <p className="quiet">
        {kind === 'outage' ? 'Since' : 'From'} {until === null ? dayAndTime(from, now) : spanOf(from, until, now)}
        {nextAt !== null && nextAt > now && `. We say more ${byWords(nextAt, now)}`}
      </p>
    </>
  );
}

function PlannedWords({ planned }: { planned: Planned }) {
  const { nameOf } = useStaff();
  const now = useNow();
  const { title, window, serviceIds, outageMinutes } = planned;
  const services = serviceIds.map((id) => nameOf('services', id)).join(', ');
  return (
    <>
      <p>
        <StateMark tone="wait">Planned: {title ?? 'erased'}</StateMark>
      </p>
      <p className="quiet">
        {services === '' ? 'Something is' : `${services}:`} away for up to {outageMinutes} minutes
        {window !== null && `, ${spanOf(window.from, window.to, now)}`}
      </p>
    </>
  );
}

function OutageWords({ outage }: { outage: Outage }) {
  const staff = useStaff();
  const now = useNow();
  return (
    <>
      <p>
        <StateMark tone="alarm">{titleOf(outage, staff)}</StateMark>
      </p>
      <p className="quiet">
        Down since {dayAndTime(outage.since, now)}. We are on it
        {outage.by === null ? '.' : `: put right ${byWords(outage.by, now)}.`}
      </p>
    </>
  );
}

export function OutageLine({ outage }: { outage: Outage }) {
  return (
    <li className="portal-outage">
      <OutageWords outage={outage} />
      <MeToo outage={outage} />
    </li>
  );
}

/** One tap puts somebody on the list of those whom it affects. */
function MeToo({ outage }: { outage: Outage }) {
  const { send, notice } = useSend();
  const joined = useRows(JoinedOutages, useStaff().session.subject.id).byKey.has(outage.id);
  if (joined) return <StateMark tone="ok">You are on its list</StateMark>;
  return (
    <>
      <Button onPress={() => void send(JoinOutage, { serviceIncidentId: outage.id })}>Me too</Button>
      {notice}
    </>
  );
}
