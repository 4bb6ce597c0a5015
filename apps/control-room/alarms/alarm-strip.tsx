import { useMemo, useState } from 'react';
import { roleWord } from '../../../client/door/role-names.ts';
import { EmergencyBanner, EmergencyWords } from '../../../client/emergency/emergency-banner.tsx';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useNow, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Alarms, Emergencies } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { type AlarmGroup, alarmOrder, grouped } from './alarm-order.ts';
import './alarms.css';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useAlarmActs } from './use-alarm-acts.ts';
import { useAlarmSound } from './use-alarm-sound.ts';

const OfficerInNeed = lazyPart('the nearest units', () =>
  import('./officer-in-need.tsx').then((loaded) => loaded.OfficerInNeed),
);

/** Always there, one line an alarm, the oldest unacknowledged first. Its place never changes, so nothing else moves. */
export function AlarmStrip() {
  const { can } = useDesk();
  return can('alarm.read') ? <Strip /> : <EmergencyBanner />;
}

function Strip() {
  const { list, state } = useRows(Alarms);
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [helped, setHelped] = useState<string | null>(null);
  const { can } = useDesk();
  const { send, notice } = useSend();
  // Class C is counted in the header and stands in the watch: it never takes a line here.
  const ordered = useMemo(() => alarmOrder(list.filter(({ alarmClass }) => alarmClass !== 'C')), [list]);
  const groups = useMemo(() => grouped(ordered), [ordered]);
  useAlarmSound(ordered);
  const first = groups[0];
  const unseen = ordered.filter((alarm) => alarm.seenBy === null);
  const { look, see, mayBeSeen } = useAlarmActs(send);
  const next = groups.find(({ first: alarm }) => mayBeSeen(alarm));
  /** Each alarm of a group by its own name: nobody acknowledges a number. */
  const seeAll = async ({ members }: AlarmGroup): Promise<void> => {
    for (const alarm of members.filter(mayBeSeen)) await see(alarm);
  };
  const open = (group: AlarmGroup): void => {
    if (group.members.length === 1) look(group.first);
    else setOpened(opened === kindOf(group) ? null : kindOf(group));
  };
  useAct('alarm', () => next !== undefined && void seeAll(next));
  useAct('openAlarm', () => first !== undefined && open(first));
  const inNeed = first?.first.state === 'emergency' ? first.first.subjectId : null;
  useAct('nearest', () => setHelped(helped === null ? inNeed : null), inNeed !== null && can('unit.recommend'));
  const shown = groups.find((group) => kindOf(group) === opened && group.members.length > 1);
  return (
    <section className="alarm-strip" aria-label="Alarms" data-class={unseen[0]?.alarmClass ?? 'none'}>
      <div className="alarm-line" aria-live="polite">
        {first === undefined ? (
          <span className="hint">{notRead(state, 'the alarms') ?? 'No alarms'}</span>
        ) : (
          <AlarmText group={first} />
        )}
        <span className="push row">
          {next !== undefined && (
            <ActButton act="alarm">
              Acknowledge
              {next.members.length > 1 ? ` all ${next.members.length}` : next === first ? '' : ` ${next.first.title}`}
            </ActButton>
          )}
          {inNeed !== null && can('unit.recommend') && (
            <ActButton act="nearest" expanded={helped !== null}>
              Nearest
            </ActButton>
          )}
          {first !== undefined && <ActButton act="openAlarm">Open</ActButton>}
          {groups.length > 1 && (
            <Button expanded={all} onPress={() => setAll(!all)}>
              {groups.length - 1} more
            </Button>
          )}
        </span>
      </div>
      {notice}
      {helped !== null && <OfficerInNeed key={helped} tourId={helped} onClose={() => setHelped(null)} />}
      {shown !== undefined && (
        <AlarmList
          groups={shown.members.map((one) => ({ first: one, members: [one] }))}
          {...{ open, seeAll, mayBeSeen }}
        />
      )}
      {shown === undefined && all && groups.length > 1 && (
        <AlarmList groups={groups.slice(1)} {...{ open, seeAll, mayBeSeen }} />
      )}
    </section>
  );
}

const kindOf = ({ first }: AlarmGroup): string => `${first.alarmClass} ${first.kind} ${first.state}`;

function AlarmList(props: {
  readonly groups: readonly AlarmGroup[];
  readonly open: (group: AlarmGroup) => void;
  readonly seeAll: (group: AlarmGroup) => Promise<void>;
  readonly mayBeSeen: (alarm: AlarmGroup['first']) => boolean;
}) {
  const { groups, open, seeAll, mayBeSeen } = props;
  return (
    <ul className="alarm-list">
      {groups.map((group) => (
        <li
          key={group.first.id}
          className="alarm-line"
          data-class={group.first.seenBy === null ? group.first.alarmClass : 'none'}
        >
          <AlarmText group={group} />
          <span className="push row">
            {mayBeSeen(group.first) && (
              <Button onPress={() => void seeAll(group)}>
                Acknowledge{group.members.length > 1 ? ` all ${group.members.length}` : ''}
              </Button>
            )}
            <Button onPress={() => open(group)}>Open</Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

const stateWords = {
  warned: 'due soon:',
  breached: 'missed:',
  referred: 'referred:',
  emergency: 'EMERGENCY',
  'break-glass': 'glass broken:',
} as const;

/** The same words as on every other screen of the force. */
function Need({ alarm }: { alarm: AlarmGroup['first'] }) {
  const row = useRow(Emergencies, alarm.subjectId);
  if (row === null) return <Told alarm={alarm} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <span className="row" role="group" aria-label="Officer in need">
      <EmergencyWords row={row} />
    </span>
  );
}

function Told({ alarm }: { alarm: AlarmGroup['first'] }) {
  return (
    <>
      <strong className="number">{alarm.title}</strong>
      <span className="clip">
        {stateWords[alarm.state]} {alarm.text}
      </span>
    </>
  );
}

function AlarmText({ group }: { group: AlarmGroup }) {
  const { first, members } = group;
  const count = members.length;
  const now = useNow();
  return (
    <span className="alarm-text" data-class={first.seenBy === null ? first.alarmClass : 'none'}>
      <Icon name={first.state === 'emergency' ? 'radio' : 'bell'} />
      <strong className="alarm-class">{first.alarmClass}</strong>
      {count > 1 && <strong>{count} of a kind, oldest</strong>}
      {first.state === 'emergency' ? <Need alarm={first} /> : <Told alarm={first} />}
      <span className="hint">
        {first.state !== 'emergency' && `${ago(now - first.since)} · `}told {roleWord(first.told)}
        {first.state !== 'emergency' &&
          first.seenBy !== null &&
          ` · seen by ${first.seenBy}${first.seenAt === null ? '' : ` at ${shortTimeOf(first.seenAt)}`}`}
      </span>
    </span>
  );
}
