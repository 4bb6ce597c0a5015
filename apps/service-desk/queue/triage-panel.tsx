import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  AmendServiceIncident,
  AssignServiceIncident,
  MergeServiceIncident,
  TriageProposal,
  TriageServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { MayHelpRecord } from '../knowledge/may-help-record.tsx';
import { useStaff } from '../session/staff.tsx';
import type { ServiceIncidentRow } from './order.ts';

type Proposal = RowOf<typeof TriageProposal>;
const HOUR_MS = 3_600_000;

/** What came in, and what history proposes for it: nothing is set until somebody takes it. */
export function TriagePanel({ row }: { row: ServiceIncidentRow }) {
  const { list } = useRows(TriageProposal, row.id);
  const { send, notice } = useSend();
  const [declining, setDeclining] = useState(false);
  const now = useNow();
  const proposal = list[0] ?? null;
  const match = proposal?.matches[0];
  const target = { serviceIncidentId: row.id };
  useAct('accept', () => void send(TriageServiceIncident, { ...target, how: 'accepted' }));
  useAct(
    'duplicate',
    () => match && void send(MergeServiceIncident, { ...target, intoId: match.id }, { confirm: 'Merge anyway' }),
    match !== undefined,
  );
  useAct('decline', () => setDeclining(true));
  useAct('snooze', () => void send(TriageServiceIncident, { ...target, how: 'snoozed', until: now + HOUR_MS }));
  return (
    <aside className="triage" aria-label={`Triage of ${row.number}`}>
      <h3>
        {row.number} · {row.summary ?? 'erased'}
      </h3>
      <p className="quiet">
        {row.reporter} · {row.source}
      </p>
      {notice}
      <div className="row wrap">
        <ActButton act="accept">Accept</ActButton>
        {match !== undefined && <ActButton act="duplicate">Same as {match.number}</ActButton>}
        <ActButton act="snooze">Put off an hour</ActButton>
        <ActButton act="decline">Decline</ActButton>
      </div>
      {declining && <Decline id={row.id} onDone={() => setDeclining(false)} />}
      {proposal !== null && <Proposed row={row} proposal={proposal} />}
      <MayHelpRecord id={row.id} text={row.summary ?? ''} categoryId={row.categoryId} />
    </aside>
  );
}

function Decline({ id, onDone }: { id: string; onDone: () => void }) {
  const { send, notice } = useSend();
  const [note, setNote] = useState('');
  const decline = async (): Promise<void> => {
    if (await send(TriageServiceIncident, { serviceIncidentId: id, how: 'declined', note })) onDone();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void decline();
      }}
    >
      {notice}
      <Field label="Why it is declined: the reporter reads this">
        {(field) => (
          <input
            id={field}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void decline()}>
          Decline and tell the reporter
        </Button>
      </div>
    </form>
  );
}

function Proposed({ row, proposal }: { row: ServiceIncidentRow; proposal: Proposal }) {
  const { nameOf } = useStaff();
  const { send, notice } = useSend();
  const { categoryId, teamId, priority, itemIds, matches } = proposal;
  const serviceIncidentId = row.id;
  const seen = { teamId: row.teamId, assigneeId: row.assigneeId };
  return (
    <>
      {notice}
      <dl className="proposed">
        {categoryId !== null && (
          <Offer
            what="Category"
            value={nameOf('categories', categoryId.value)}
            because={categoryId.because}
            stands={categoryId.value === row.categoryId}
            onTake={() => {
              const change = { field: 'category', from: row.categoryId, to: categoryId.value } as const;
              void send(AmendServiceIncident, { serviceIncidentId, change });
            }}
          />
        )}
        {teamId !== null && (
          <Offer
            what="Team"
            value={nameOf('teams', teamId.value)}
            because={teamId.because}
            stands={teamId.value === row.teamId}
            onTake={() => void send(AssignServiceIncident, { serviceIncidentId, teamId: teamId.value, seen })}
          />
        )}
        {priority !== null && (
          <Offer
            what="Priority"
            value={`P${priority.value}`}
            because={priority.because}
            stands={priority.value === row.priority}
          />
        )}
        {itemIds !== null && (
          <Offer what="Items" value={`${itemIds.value.length}`} because={itemIds.because} stands={false} />
        )}
      </dl>
      {matches.length > 0 && <h4>Open and like it</h4>}
      <ul className="matches">
        {matches.map((match) => (
          <li key={match.id}>
            <Link href={`/it-incidents/${match.id}`}>{match.number}</Link> {match.summary ?? 'erased'}
            <span className="hint"> {match.because}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Offer(props: {
  readonly what: string;
  readonly value: string;
  readonly because: string;
  readonly stands: boolean;
  readonly onTake?: () => void;
}) {
  const { what, value, because, stands, onTake } = props;
  return (
    <div>
      <dt className="label">{what}</dt>
      <dd>
        <strong>{value}</strong> <span className="hint">{because}</span>
        {stands ? (
          <span className="hint"> · as it is</span>
        ) : (
          onTake !== undefined && (
            <Button look="plain" onPress={onTake} tip={`Take ${value}`}>
              Take it
            </Button>
          )
        )}
      </dd>
    </div>
  );
}
