import { roleNames } from '../../../client/door/role-names.ts';
import { useConnection, useNow, useRows, useWaiting } from '../../../client/react.tsx';
import { Alarms } from '../../../modules/operations/contract.ts';
import { timeOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useRoutineCount } from '../alarms/routine.ts';
import { CommandLine } from '../command/command-line.tsx';
import { FaultKey } from '../fault/fault-key.tsx';
import { useDesk } from '../session/desk.tsx';
import './header.css';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { countOf } from '../../../ui/not-read/not-read.ts';
import { PersonMenu } from './person-menu.tsx';

/** Who sits here and where; one box for commands and search; the time; how live this is; alarms by class. */
export function Header() {
  const { session, can } = useDesk();
  return (
    <header className="header">
      <h1 className="unseen">Trefoil control room</h1>
      <Identity />
      <CommandLine />
      <div className="standing">
        <FaultKey />
        <Live />
        {can('alarm.read') && <AlarmCounts />}
        <ModeMark mode={session.mode} />
      </div>
    </header>
  );
}

/** So many are called by their names; more would be cut. */
const MOST_NAMED = 2;

function Identity() {
  const { session, areaName } = useDesk();
  const { name, seat, roles, callsign } = session.subject;
  const all = seat === null || seat.areas.length === 0;
  const only = seat?.reach === undefined ? '' : 'only ';
  const names = all ? 'all areas' : `${only}${seat.areas.map(areaName).join(', ')}`;
  const areas = !all && seat.areas.length > MOST_NAMED ? `${only}${seat.areas.length} areas` : names;
  const where = seat?.name ?? callsign ?? roles.map((role) => roleNames[role]).join(', ');
  return (
    <PersonMenu areas={names}>
      <strong>{where}</strong>
      <span className="quiet">{name}</span>
      <span className="hint clip">{areas}</span>
    </PersonMenu>
  );
}

function Live() {
  const connection = useConnection();
  const waiting = useWaiting();
  const now = useNow();
  return (
    <>
      <time className="clock" dateTime={new Date(now).toISOString()}>
        {timeOf(now)}
      </time>
      {connection.state === 'live' ? (
        <StateMark tone="ok">live {(connection.lagMs / 1000).toFixed(1)} s</StateMark>
      ) : (
        <StateMark tone={connection.state === 'connecting' ? 'wait' : 'alarm'}>
          {connection.state === 'connecting' ? 'connecting' : 'alone'}
        </StateMark>
      )}
      {waiting.length > 0 && <span className="hint">{waiting.length} to go</span>}
    </>
  );
}

function AlarmCounts() {
  const { list, state } = useRows(Alarms);
  const routine = useRoutineCount();
  const count = (alarmClass: 'A' | 'B'): number =>
    list.filter((alarm) => alarm.alarmClass === alarmClass && alarm.seenBy === null).length;
  const [a, b] = [count('A'), count('B')];
  return (
    <span className="alarm-counts">
      <span className="unseen">Alarms not acknowledged, by class:</span>
      <span className={a > 0 ? 'a' : ''}>A{countOf(state, a)}</span>
      <span className={b > 0 ? 'b' : ''}>B{countOf(state, b)}</span>
      <span>C{countOf(routine.state, routine.count)}</span>
    </span>
  );
}
