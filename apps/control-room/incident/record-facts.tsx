import { useNow } from '../../../client/react.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';

/** What stands in the record besides what it is, where and how heavy. */
export function RecordFacts({ incident }: { incident: IncidentRow }) {
  const now = useNow();
  const { qualifiers, deferredUntil, updates, held } = incident;
  return (
    <>
      <Qualifiers qualifiers={qualifiers} />
      {deferredUntil !== null && (
        <p className="row">
          <Icon name="clock" />
          Put off: back in the queue at {whenOf(deferredUntil, now)}
        </p>
      )}
      {updates.map(({ to, why, dueAt, whom }) => (
        <p key={`${to}${why}`} className="row">
          <Icon name="phone" />
          {to.replace('-', ' ')} {why === 'downgrade' ? 'to be told of the lower grade' : 'to be updated'} by{' '}
          {whenOf(dueAt, now)}
          {whom !== null && whom !== '' && <span className="hint">{whom}</span>}
        </p>
      ))}
      <Crime incident={incident} now={now} />
      {held && (
        <p className="row">
          <Icon name="lock" />
          Under a legal hold: nothing of it is erased
        </p>
      )}
    </>
  );
}

function Qualifiers({ qualifiers }: Pick<IncidentRow, 'qualifiers'>) {
  const { can } = useDesk();
  if (qualifiers.length === 0) return null;
  return (
    <div className="qualifiers row wrap">
      <ul className="row wrap" aria-label="Qualifiers">
        {qualifiers.map(({ code, name }) => (
          <li key={code} className="flag">
            {name}
          </li>
        ))}
      </ul>
      {can('incident.update') && (
        <ActButton act="unqualify" look="plain">
          Take one away
        </ActButton>
      )}
    </div>
  );
}

const negations = {
  'no-crime-happened': 'no crime happened',
  'recorded-elsewhere': 'recorded with another incident',
  'other-force': 'for another force to record',
  'reported-in-error': 'reported in error',
} as const;

function Crime({ incident, now }: { incident: IncidentRow; now: number }) {
  const { crime } = incident;
  if (crime === null) return null;
  const { numbers, negated, handedOffAt, dueAt } = crime;
  const words = [
    ...numbers.map((number) => `recorded as ${number}`),
    ...(negated === null ? [] : [`negated: ${negations[negated]}`]),
    ...(numbers.length === 0 && negated === null ? [`to be recorded by ${whenOf(dueAt, now)}`] : []),
    ...(handedOffAt === null ? [] : [`handed to crime records at ${whenOf(handedOffAt, now)}`]),
  ];
  return (
    <p className="row wrap">
      <Icon name="flag" />
      <span>Crime {words.join(', ')}</span>
      <a href={`/?window=record&incident=${incident.id}`} target="_blank" rel="noopener">
        The record as a sheet, or as data
      </a>
    </p>
  );
}
