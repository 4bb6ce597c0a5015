import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Agreements, ExplainBreach, LevelClocks } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useStaff } from '../session/staff.tsx';
import { type ClockRow, hoursText, instantText, metricNames, percent, stateNames } from './level-words.ts';
import './levels.css';

/** Every clock of one IT incident with its working: what has passed, what stood still and why, when it is due, and why it was missed. */
export function ClocksPage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(LevelClocks, id);
  const order = { sla: 0, ola: 1, uc: 2 };
  const shown = list.toSorted((a, b) => order[a.kind] - order[b.kind] || a.attachedAt - b.attachedAt);
  return (
    <main className="service-page levels-page">
      <header>
        <p className="quiet">
          <Link href={`/it-incidents/${id}`}>Back to the IT incident</Link>
        </p>
        <h2>How its clocks are worked out</h2>
        {shown[0] !== undefined && <p className="quiet">As of {instantText(shown[0].asOf)}</p>}
      </header>
      {shown.length === 0 && <Empty title={notRead(state, 'the clocks') ?? 'No agreement covers it'} />}
      {shown.map((clock) => (
        <ClockCard key={clock.id} clock={clock} />
      ))}
    </main>
  );
}

function ClockCard({ clock }: { clock: ClockRow }) {
  const title = useTitle(clock);
  const tone = clock.breached ? 'alarm' : clock.state === 'paused' ? 'wait' : 'ok';
  return (
    <section className="levels-clock stack" aria-label={title}>
      <h3 className="row">
        {title} <StateMark tone={tone}>{clock.breached ? 'missed' : stateNames[clock.state]}</StateMark>
      </h3>
      {clock.why !== '' && <p>{clock.why}</p>}
      <Figures clock={clock} />
      {clock.pauses.length > 0 && <Pauses clock={clock} />}
      {clock.kind === 'sla' && clock.breached && <Missed clock={clock} />}
    </section>
  );
}

function useTitle({ kind, metric, priority, teamId, agreementId }: ClockRow): string {
  const { nameOf } = useStaff();
  const agreement = useRow(Agreements, agreementId)?.name ?? agreementId;
  if (kind === 'ola') return `Team ${nameOf('teams', teamId)}: resolve or hand over (${agreement})`;
  if (kind === 'uc') return `Supplier (${agreement})`;
  return `${metricNames[metric]}, P${priority} (${agreement})`;
}

function Figures({ clock }: { clock: ClockRow }) {
  const { targetMs, elapsedMs, actualElapsedMs, dueAt, startedAt, attachedAt, stoppedAt, thresholds } = clock;
  const facts: readonly (readonly [string, string])[] = [
    ['Started', instantText(startedAt)],
    ['Attached', attachedAt === startedAt ? '' : `${instantText(attachedAt)}, with another priority`],
    ['Target', hoursText(targetMs)],
    ['Passed in the agreed hours', hoursText(elapsedMs)],
    ['Passed in all', hoursText(actualElapsedMs)],
    [elapsedMs > targetMs ? 'Over by' : 'Left', hoursText(Math.abs(targetMs - elapsedMs))],
    ['Due', dueAt === null ? 'not while it stands still' : instantText(dueAt)],
    ['Ended', stoppedAt === null ? '' : instantText(stoppedAt)],
    ['Told', thresholds.map(({ share, at, value }) => `${share} % at ${instantText(at)} (${value} % then)`).join('; ')],
  ];
  return (
    <dl className="levels-terms">
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Pauses({ clock }: { clock: ClockRow }) {
  const { words } = useStaff();
  const reasonName = (code: string): string =>
    code === 'resolved'
      ? 'Resolved, then reopened'
      : (words?.pauseReasons.find((one) => one.code === code)?.name ?? code);
  return (
    <table className="levels-table">
      <caption className="label">Stood still</caption>
      <ColumnHeads titles={['Why', 'By', 'From', 'Until', '#Took out']} />
      <tbody>
        {clock.pauses.map(({ from, to, reason, by, openMs }) => (
          <tr key={from}>
            <th scope="row">{reasonName(reason)}</th>
            <td>{by}</td>
            <td>{instantText(from)}</td>
            <td>{to === null ? 'still' : instantText(to)}</td>
            <td className="figure">{hoursText(openMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who held the time, and why it was missed: said by somebody, kept with their name. */
function Missed({ clock }: { clock: ClockRow }) {
  const { nameOf, words, can } = useStaff();
  const { reason, shares, supplierShare } = clock;
  const reasonName = (code: string): string => words?.breachReasons.find((one) => one.code === code)?.name ?? code;
  const held = [
    ...shares.map(({ teamId, share }) => `${nameOf('teams', teamId)} ${percent(share)}`),
    ...(supplierShare > 0 ? [`suppliers beyond their contract ${percent(supplierShare)}`] : []),
  ];
  return (
    <div className="stack">
      {held.length > 0 && <p className="quiet">The time was held by {held.join(', ')}.</p>}
      {reason !== null && (
        <p>
          <strong>{reasonName(reason.code)}</strong>, {nameOf('teams', reason.teamId)}: {reason.note}{' '}
          <span className="hint">said by {reason.by}</span>
        </p>
      )}
      {can('service-level.explain') && <ExplainForm clock={clock} />}
    </div>
  );
}

function ExplainForm({ clock }: { clock: ClockRow }) {
  const { words } = useStaff();
  const { send, notice } = useSend();
  const { serviceIncidentId, metric, reason, shares } = clock;
  const longest = shares.toSorted((a, b) => b.share - a.share)[0]?.teamId;
  const [code, setCode] = useState(reason?.code ?? words?.breachReasons[0]?.code ?? '');
  const [teamId, setTeam] = useState(reason?.teamId ?? longest ?? words?.teams[0]?.id ?? '');
  const [note, setNote] = useState('');
  const keep = async (): Promise<void> => {
    if (await send(ExplainBreach, { serviceIncidentId, metric, reason: code, teamId, note })) setNote('');
  };
  return (
    <form
      className="row wrap levels-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {notice}
      <Choice label="Why it was missed" value={code} onValue={setCode}>
        {(words?.breachReasons ?? []).map((one) => [one.code, one.name] as const)}
      </Choice>
      <Choice label="Team that answers for it" value={teamId} onValue={setTeam}>
        {(words?.teams ?? []).map((one) => [one.id, one.name] as const)}
      </Choice>
      <Field label="More about it">
        {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Button submit onPress={() => void keep()}>
        {reason === null ? 'Keep the reason' : 'Change the reason'}
      </Button>
    </form>
  );
}
