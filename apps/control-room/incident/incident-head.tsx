import { useNow } from '../../../client/react.tsx';
import { TakeOwnership } from '../../../modules/operations/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { ago, shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { type ClockRow, type IncidentRow, shortNumber } from '../queue/order.ts';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import { roleWord } from '../session/role-names.ts';
import type { FormName } from './incident-form.tsx';

/** What, how heavy, where; whose; what is due; and every act with its key. */
export function IncidentHead({ incident, form }: { incident: IncidentRow; form: FormName | null }) {
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
      <Acts incident={incident} form={form} />
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
      {incident.nextReviewAt !== null && (
        <span className="quiet">next review {shortTimeOf(incident.nextReviewAt)}</span>
      )}
    </div>
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

function Acts({ incident, form }: { incident: IncidentRow; form: FormName | null }) {
  const { session, can } = useDesk();
  const { send, notice } = useSend();
  const mine = session.subject.seat !== null && incident.ownerSeatId === session.subject.seat.id;
  const own = (): void => void send(TakeOwnership, { incidentId: incident.id, seen: incident.ownerSeatId });
  const mayOwn = can('incident.update') && !mine && session.subject.seat !== null;
  useAct('own', own, mayOwn);
  return (
    <>
      <div className="acts row wrap">
        {can('unit.assign') && (
          <ActButton act="recommend" icon="car" look="primary">
            Units
          </ActButton>
        )}
        {can('incident.grade') && (
          <ActButton act="grade" pressed={form === 'grade'}>
            Grade
          </ActButton>
        )}
        {can('incident.update') && (
          <>
            <ActButton act="refer" pressed={form === 'refer'}>
              Refer
            </ActButton>
            <ActButton act="place" pressed={form === 'place'}>
              Place
            </ActButton>
            <ActButton act="agency" pressed={form === 'agency'}>
              Agency
            </ActButton>
            <ActButton act="result" pressed={form === 'result' || form === 'close'}>
              Result
            </ActButton>
          </>
        )}
        {can('incident.review') && (
          <ActButton act="review" pressed={form === 'review'}>
            Review
          </ActButton>
        )}
        {mayOwn && <ActButton act="own">Take</ActButton>}
      </div>
      {notice}
    </>
  );
}
