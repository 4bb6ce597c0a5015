import type { Projection, Tx } from '../../../kernel/index.ts';
import type { InsightTables } from '../tables.ts';
import { checkAggregate } from './aggregate.ts';
import type { CheckState } from './check.ts';

/** The only writer of insight.check. */
export const checkProjection: Projection = { aggregate: checkAggregate, onState: writeCheck };

async function writeCheck(tx: Tx, id: string, state: CheckState): Promise<void> {
  if (state.situation === 'none') return;
  const changes = columns(state);
  await tx
    .withTables<InsightTables>()
    .insertInto('insight.check')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

function columns(state: Exclude<CheckState, { situation: 'none' }>) {
  const { check } = state;
  const answered = state.situation === 'answered' ? state.answered : null;
  return {
    kind: check.kind,
    rule_id: check.rule.id,
    rule_name: check.rule.name,
    questions: JSON.stringify(check.questions),
    subject_id: check.subjectId,
    incident_id: check.incidentId,
    contact_id: check.contactId,
    number: check.number,
    account_id: check.accountId,
    person: check.person,
    drawn_at: check.drawn.at,
    drawn_by: check.drawn.by,
    taken_at: check.taken?.at ?? null,
    taken_by: check.taken?.by ?? null,
    answered_at: answered?.at ?? null,
    answered_by: answered?.by ?? null,
    answers: JSON.stringify(answered?.answers ?? []),
    feedback: answered?.feedback ?? null,
  };
}
