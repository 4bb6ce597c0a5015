import { useNow, useRows } from '../../../client/react.tsx';
import { MajorFlags, OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import type { MajorForm } from './major-forms.ts';
import { levelWords, type MajorRow } from './use-majors.ts';

interface HeadProps {
  readonly row: MajorRow | null;
  readonly incidentId: string;
  readonly form: MajorForm | null;
  readonly onForm: (form: MajorForm) => void;
}

/** How far it has come, by whose word and since when; what may be done next. */
export function MajorHead({ row, incidentId, form, onForm }: HeadProps) {
  const { can } = useDesk();
  const incident = useRows(OpenIncidents).byKey.get(incidentId);
  const number = row?.number ?? incident?.number ?? '';
  const over = row?.level === 'stood-down';
  return (
    <header className="incident-head">
      <div className="row">
        <StateMark tone={row?.level === 'declared' ? 'alarm' : 'warn'}>
          Major incident {levelWords[row?.level ?? 'reported']}
        </StateMark>
        <h2 className="row clip">
          <span className="incident-number">{shortNumber(number)}</span>
          <span className="clip">{row?.codeName ?? incident?.codeName}</span>
        </h2>
        <span className="quiet clip">{row?.place ?? incident?.place.label}</span>
        <Standing row={row} />
      </div>
      <Flags incidentId={incidentId} />
      <div className="acts row wrap">
        {can('major.report') && (
          <ActButton act="major" pressed={form?.kind === 'level'}>
            {over ? 'Declare again' : 'Declare, stand down'}
          </ActButton>
        )}
        {can('major.report') && (
          <ActButton act="methane" pressed={form?.kind === 'methane'}>
            M/ETHANE
          </ActButton>
        )}
        {can('major.manage') && row !== null && (
          <>
            <ActButton act="decision" pressed={form?.kind === 'decision'}>
              Decision
            </ActButton>
            <ActButton act="cards">Cards</ActButton>
          </>
        )}
        {row !== null && can('major.flag') && (
          <>
            <Button onPress={() => onForm({ kind: 'flag' })}>Flag it</Button>
            <Button onPress={() => onForm({ kind: 'unflag' })}>Take a flag away</Button>
          </>
        )}
        {over && can('major.manage') && <Button onPress={() => onForm({ kind: 'debrief' })}>Debrief</Button>}
      </div>
    </header>
  );
}

function Standing({ row }: { row: MajorRow | null }) {
  const now = useNow();
  if (row === null) return null;
  const said = [row.by, row.agency].filter((one) => one !== null).join(', ');
  return (
    <span className="push hint">
      since {whenOf(row.since, now)}
      {said !== '' && `, said by ${said}`}
      {row.methaneDueAt !== null && ` · next M/ETHANE by ${whenOf(row.methaneDueAt, now)}`}
    </span>
  );
}

/** Only whoever may know of a flag has rows of it. */
function Flags({ incidentId }: { incidentId: string }) {
  const now = useNow();
  const standing = useRows(MajorFlags, incidentId).list.filter(({ until }) => until === null);
  if (standing.length === 0) return null;
  return (
    <ul className="row wrap" aria-label="Flags, for those who must know">
      {standing.map(({ id, name, reason, at, by }) => (
        <li key={id}>
          <strong className="flag">{name}</strong>{' '}
          <span className="hint">
            {whenOf(at, now)} {by}: {reason ?? 'erased'}
          </span>
        </li>
      ))}
    </ul>
  );
}
