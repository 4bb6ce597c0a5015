import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  pointWords,
  Shapes,
  shapeWords,
  TakePartner,
  Talkgroups,
  WhereaboutsView,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import type { MajorForm } from './major-forms.ts';
import type { MajorRow, Sheet } from './use-majors.ts';

interface LeadProps {
  readonly incidentId: string;
  readonly sheet: Sheet;
  readonly row: MajorRow | null;
  readonly onForm: (form: MajorForm) => void;
}

/** Who leads, where it is worked from, and which partner is reached by whom. */
export function LeadColumn(props: LeadProps) {
  return (
    <section className="major-column" aria-label="Command">
      <Roles {...props} />
      <Points incidentId={props.incidentId} />
      <OnTheAir incidentId={props.incidentId} />
      <Partners {...props} />
    </section>
  );
}

function Roles({ sheet, row, onForm }: LeadProps) {
  const now = useNow();
  const { can } = useDesk();
  return (
    <section aria-label="Roles">
      <h3 className="label row">
        Roles
        {can('major.manage') && (
          <span className="push">
            <Button look="plain" onPress={() => onForm({ kind: 'role' })}>
              Name a role
            </Button>
          </span>
        )}
      </h3>
      <ul className="major-list">
        {sheet.roles.map(({ key, roleName, sector, name, contact, agency, at, by }) => (
          <li key={key}>
            <p className="row">
              <strong>
                {roleName}
                {sector !== '' && `, ${sector}`}
              </strong>
              {can('major.manage') && (
                <span className="push">
                  <Button look="plain" label={`Ends: ${roleName}`} onPress={() => onForm({ kind: 'leave', key })}>
                    Ends
                  </Button>
                </span>
              )}
            </p>
            <p>
              {name ?? 'erased'}
              {contact !== null && contact !== '' && ` · ${contact}`}
            </p>
            <p className="hint">
              {agency.name} · {whenOf(at, now)} {by}
            </p>
          </li>
        ))}
        {row?.vacant.map((name) => (
          <li key={name}>
            <strong>{name}</strong> <strong className="flag">nobody yet</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As the incident has them: RVP, forward command, marshalling, cordons. They are set on the map or on the incident. */
function Points({ incidentId }: { incidentId: string }) {
  const now = useNow();
  const points = useRows(WhereaboutsView, incidentId).list.filter(
    ({ kind, until }) => kind in pointWords && until === null,
  );
  const shapes = useRows(Shapes, incidentId).list.filter(({ until }) => until === null);
  const names: Readonly<Record<string, string>> = { ...pointWords };
  return (
    <section aria-label="Points and cordons">
      <h3 className="label">Points and cordons</h3>
      {points.length + shapes.length === 0 && <p className="hint">No RVP, no command post, no cordon is set yet.</p>}
      <ul className="major-list">
        {points.map(({ id, kind, label, note, at, by }) => (
          <li key={id}>
            <strong>{names[kind]}</strong> {label}
            {note !== '' && ` (${note})`}{' '}
            <span className="hint">
              {whenOf(at, now)} {by}
            </span>
          </li>
        ))}
        {shapes.map(({ id, kind, reference, note, at, by }) => (
          <li key={id}>
            <strong>{shapeWords[kind]}</strong> {reference}
            {note !== '' && ` (${note})`}{' '}
            <span className="hint">
              {whenOf(at, now)} {by}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnTheAir({ incidentId }: { incidentId: string }) {
  const used = useRows(Talkgroups, incidentId).list.filter(({ releasedAt }) => releasedAt === null);
  return (
    <section aria-label="On the air">
      <h3 className="label">Talkgroups</h3>
      {used.length === 0 && <p className="hint">No talkgroup of its own yet: the room’s card opens one.</p>}
      <ul className="major-list">
        {used.map(({ id, talkgroup, name, purpose }) => (
          <li key={id}>
            <strong>{talkgroup}</strong> {name}
            {purpose !== null && purpose !== '' && <span className="hint"> {purpose}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Partner = Sheet['partners'][number];

function Partners({ incidentId, sheet, onForm }: LeadProps) {
  const { can } = useDesk();
  const { send, notice } = useSend();
  const waiting = sheet.partners.filter(({ reachedAt }) => reachedAt === null);
  const reached = sheet.partners.filter(({ reachedAt }) => reachedAt !== null);
  const take = ({ callId, seatId }: Partner): void =>
    void send(TakePartner, { incidentId, callId, seen: seatId }, { confirm: 'Take it all the same' });
  return (
    <section aria-label="Partners">
      <h3 className="label row">
        Partners
        {can('major.manage') && (
          <span className="push">
            <Button look="plain" onPress={() => onForm({ kind: 'partner' })}>
              Tell a partner
            </Button>
          </span>
        )}
      </h3>
      {notice}
      <ul className="major-list">
        {[...waiting, ...reached].map((partner) => (
          <OnePartner
            key={partner.callId}
            partner={partner}
            onAnswer={() => onForm({ kind: 'answer', callId: partner.callId })}
            onTake={() => take(partner)}
          />
        ))}
      </ul>
    </section>
  );
}

interface OnePartnerProps {
  readonly partner: Partner;
  readonly onAnswer: () => void;
  readonly onTake: () => void;
}

/** By which way, at whose desk, until when; what came of each try. */
function OnePartner({ partner, onAnswer, onTake }: OnePartnerProps) {
  const now = useNow();
  const { session, can } = useDesk();
  const { name, channel, seatId, seatName, dueAt, reachedAt, tries } = partner;
  const mine = session.subject.seat !== null && session.subject.seat.id === seatId;
  return (
    <li>
      <p className="row">
        <strong>{name}</strong>
        {reachedAt !== null && <StateMark tone="ok">reached {whenOf(reachedAt, now)}</StateMark>}
        {reachedAt === null && can('major.manage') && (
          <span className="push row">
            <Button label={`Answer of ${name}`} onPress={onAnswer}>
              Answer
            </Button>
            {!mine && session.subject.seat !== null && (
              <Button look="plain" label={`Take ${name} to my desk`} onPress={onTake}>
                Take
              </Button>
            )}
          </span>
        )}
      </p>
      {reachedAt === null && (
        <p>
          {channel} <span className="hint">{`${seatName ?? 'nobody yet'} · by ${whenOf(dueAt, now)}`}</span>
        </p>
      )}
      {tries.map(({ at, by, channel: way, outcome, words }) => (
        <p key={at} className="hint">
          {whenOf(at, now)} {by}: {way}, {outcome.replace('-', ' ')}
          {words !== null && words !== '' && `, ${words}`}
        </p>
      ))}
    </li>
  );
}
