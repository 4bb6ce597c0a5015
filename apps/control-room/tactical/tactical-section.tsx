import { useNow, useRows } from '../../../client/react.tsx';
import { Tactics } from '../../../modules/operations/contract.ts';
import { minutesLeft, shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { Section } from '../incident/section.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import type { TacticRow } from './tactical-acts.ts';

/** Under whose authority, by whose command, with which options; what is owed, with its clock. */
export function TacticalSection({ incidentId }: { incidentId: string }) {
  const { list } = useRows(Tactics, incidentId);
  const { can } = useDesk();
  if (list.length === 0) return null;
  const ordered = list.toSorted(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.openedAt - a.openedAt,
  );
  return (
    <Section title="Pursuit, firearms">
      <ul className="assigned">
        {ordered.map((row) => (
          <li key={row.id}>
            <Tactic row={row} />
          </li>
        ))}
      </ul>
      {can('tactical.run') && <ActButton act="tactical">Record a step</ActButton>}
    </Section>
  );
}

function Tactic({ row }: { row: TacticRow }) {
  const now = useNow();
  const { kind, planned, command, used, owesAddress, closed } = row;
  return (
    <>
      <div className="row wrap">
        <StateMark tone={toneOf(row, now)}>
          <strong>
            {kind.name}
            {planned ? ', planned' : ''}
          </strong>
        </StateMark>
        <span className="quiet">{standing(row, now)}</span>
      </div>
      {owesAddress && (
        <p className="unverified">
          <Icon name="warning" /> The log has no exact address: correct the place
        </p>
      )}
      {closed === null && row.authority.words !== null && row.authority.words !== '' && (
        <p className="quiet">{row.authority.words}</p>
      )}
      {command.map(({ role, person, at }) => (
        <p key={role.id}>
          {role.name}: <strong>{person ?? 'erased'}</strong> <span className="hint">since {shortTimeOf(at)}</span>
        </p>
      ))}
      {used.length > 0 && (
        <p className="quiet">{used.map(({ option, at }) => `${option.name} ${shortTimeOf(at)}`).join(' · ')}</p>
      )}
    </>
  );
}

function toneOf({ closed, authority, dueAt }: TacticRow, now: number): Tone {
  if (closed !== null) return 'mute';
  if (dueAt < now || (authority.until !== null && authority.until < now)) return 'alarm';
  return authority.situation === 'given' ? 'ok' : authority.situation === 'refused' ? 'warn' : 'wait';
}

function standing({ closed, authority, dueAt }: TacticRow, now: number): string {
  if (closed !== null) return `ended ${whenOf(closed.at, now)}${closed.outcome === null ? '' : `: ${closed.outcome}`}`;
  const { situation, by, options, until, at } = authority;
  const who = by ?? 'somebody (erased)';
  if (situation === 'refused') return `refused by ${who} at ${shortTimeOf(at)}`;
  if (situation === 'sought') return `authority sought since ${shortTimeOf(at)}, due ${leftOf(dueAt - now)}`;
  const what = options.length === 0 ? '' : ` for ${options.map(({ name }) => name).join(', ')}`;
  const over = until !== null && until < now;
  const limit = until === null ? '' : over ? `, ran out at ${shortTimeOf(until)}` : ` until ${shortTimeOf(until)}`;
  return `authority of ${who}${what}${limit} · look again ${leftOf(dueAt - now)}`;
}

function leftOf(leftMs: number): string {
  return leftMs < 0 ? `${minutesLeft(-leftMs)} ago` : `in ${minutesLeft(leftMs)}`;
}
