import { useNow } from '../../../client/react.tsx';
import { TakeOwnership } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
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
import { owesReason } from '../supervise/wall.ts';
import type { FormName } from './incident-form.tsx';

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
      <Acts incident={incident} form={form} onReopen={onReopen} />
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

interface ActsProps {
  readonly incident: IncidentRow;
  readonly form: FormName | null;
  readonly onReopen: () => void;
}

/** Which acts the person has here; each with its key. */
const formActs = [
  { act: 'grade', word: 'Grade', permission: 'incident.grade' },
  { act: 'refer', word: 'Refer', permission: 'incident.update' },
  { act: 'place', word: 'Place', permission: 'incident.update' },
  { act: 'code', word: 'Code', permission: 'incident.update' },
  { act: 'appointment', word: 'Appointment', permission: 'incident.update' },
  { act: 'agency', word: 'Agency', permission: 'incident.update' },
  { act: 'thrive', word: 'THRIVE', permission: 'incident.update' },
  { act: 'result', word: 'Result', permission: 'incident.update' },
  { act: 'unresourced', word: 'Cannot resource', permission: 'incident.update' },
  { act: 'review', word: 'Review', permission: 'incident.review' },
  { act: 'what', word: 'What', permission: 'incident.update' },
  { act: 'qualifier', word: 'Qualifier', permission: 'incident.update' },
  { act: 'defer', word: 'Put off', permission: 'incident.update' },
  { act: 'update', word: 'Update', permission: 'incident.update' },
  { act: 'crime', word: 'Crime', permission: 'incident.update' },
  { act: 'restrict', word: 'Restrict', permission: 'incident.restrict' },
  { act: 'marker', word: 'Marker', permission: 'marker.write' },
  { act: 'hold', word: 'Hold', permission: 'record.hold' },
] as const;

/** What is owed to people and to the law goes on when an incident is closed. */
const afterwards: ReadonlySet<string> = new Set(['update', 'crime', 'hold']);

function Acts({ incident, form, onReopen }: ActsProps) {
  const { can } = useDesk();
  const { mayOwn, notice } = useOwning(incident);
  const shown = formActs.filter(({ permission }) => can(permission) && !incident.masked);
  const button = ({ act, word }: (typeof formActs)[number]) => (
    <ActButton key={act} act={act} pressed={form === act || (act === 'result' && form === 'close')}>
      {word}
    </ActButton>
  );
  if (incident.state === 'closed') {
    return (
      <div className="acts row">
        {can('incident.close') && <Button onPress={onReopen}>Open it again</Button>}
        {shown.filter(({ act }) => afterwards.has(act)).map(button)}
      </div>
    );
  }
  return (
    <>
      <div className="acts row wrap">
        {can('unit.assign') && (
          <ActButton act="recommend" icon="car" look="primary">
            Units
          </ActButton>
        )}
        {shown.map(button)}
        {mayOwn && <ActButton act="own">Take</ActButton>}
      </div>
      {notice}
    </>
  );
}

function useOwning(incident: IncidentRow) {
  const { session, can } = useDesk();
  const { send, notice } = useSend();
  const { seat } = session.subject;
  const mayOwn =
    can('incident.update') && seat !== null && incident.ownerSeatId !== seat.id && incident.state !== 'closed';
  useAct('own', () => void send(TakeOwnership, { incidentId: incident.id, seen: incident.ownerSeatId }), mayOwn);
  return { mayOwn, notice };
}
