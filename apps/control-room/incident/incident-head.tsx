import { roleWord } from '../../../client/door/role-names.ts';
import { useNow } from '../../../client/react.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { ago, shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { type ClockRow, type IncidentRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { owesReason } from '../supervise/wall.ts';
import { type ActsProps, IncidentActs } from './incident-acts.tsx';

/** What, how heavy, where; whose; what is due; and every act with its key. */
export function IncidentHead({ incident, form, onReopen }: ActsProps) {
  const { weightOf } = useDesk();
  const now = useNow();
  return (
    <header className="incident-head">
      <div className="row">
        <GradeMark grade={incident.grade} name={incident.gradeName} weight={weightOf(incident.grade)} />
        <h2 className="row clip">
          <span className="incident-number">{shortNumber(incident.number)}</span>
          <span className="hint">{incident.number.replace(/^\S+ /, '')}</span>
          <span className="clip">{incident.codeName}</span>
        </h2>
        <span className="quiet clip place">
          <Icon name="place" /> <span className="clip">{incident.place.label}</span>
          {!incident.place.verified && <strong className="flag">unverified place</strong>}
        </span>
        <span className="push hint">
          {incident.state.replace('-', ' ')} · {incident.ownerSeatName ?? 'no desk'} · {ago(now - incident.receivedAt)}
        </span>
      </div>
      <Due incident={incident} now={now} />
      <IncidentActs incident={incident} form={form} onReopen={onReopen} />
    </header>
  );
}

function Due({ incident, now }: { incident: IncidentRow; now: number }) {
  const clocks = incident.clocks.toSorted((a, b) => a.dueAt - b.dueAt);
  return (
    <div className="due row wrap">
      {clocks.map((clock) => (
        <span key={clock.key} className="row">
          <span className="quiet">
            {clock.label} {whenOf(clock.dueAt, now)}
          </span>
          <ClockBar {...clock} now={now} />
          {clock.state === 'breached' && <Told clock={clock} />}
        </span>
      ))}
      {clocks.length === 0 && <span className="hint">No promise runs.</span>}
      {incident.referredTo !== null && (
        <span className="referral row">
          <Icon name="flag" />
          referred to {roleWord(incident.referredTo)}: {incident.referredReason ?? 'reason not shown'}
        </span>
      )}
      <Unresourced incident={incident} />
      {incident.nextReviewAt !== null && (
        <span className="quiet">next review {shortTimeOf(incident.nextReviewAt)}</span>
      )}
    </div>
  );
}

/** Asked once a target has broken; what was answered stands in its place. */
function Unresourced({ incident }: { incident: IncidentRow }) {
  const { can } = useDesk();
  if (incident.unresourced !== null) {
    return <span className="quiet">not resourced: {incident.unresourced.name}</span>;
  }
  if (!owesReason(incident) || !can('incident.update')) return null;
  return (
    <ActButton act="unresourced" look="plain">
      Why was nobody there in time?
    </ActButton>
  );
}

function Told({ clock }: { clock: ClockRow }) {
  return (
    <span className="hint">
      told: {clock.told === null ? 'nobody yet' : roleWord(clock.told)}
      {clock.seenBy !== null && ` · seen by ${clock.seenBy}`}
    </span>
  );
}
