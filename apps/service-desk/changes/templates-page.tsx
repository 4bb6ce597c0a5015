import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  ApproveTemplate,
  ChangeTemplates,
  ReviewTemplate,
  WithdrawTemplate,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { byWords } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import './changes.css';
import { Heading } from '../words/heading.tsx';

type Row = RowOf<typeof ChangeTemplates>;

/** What is agreed to once and for all, as long as it goes well. */
export function TemplatesPage() {
  const { list, state } = useRows(ChangeTemplates);
  return (
    <main className="service-page change-page">
      <Heading of="/change-templates">Templates of standard changes</Heading>
      {list.length === 0 ? (
        <Empty title={notRead(state, 'the templates') ?? 'There is no template yet'} />
      ) : (
        <ul className="stack">
          {list.map((row) => (
            <TemplateCard key={row.id} row={row} />
          ))}
        </ul>
      )}
    </main>
  );
}

function TemplateCard({ row }: { row: Row }) {
  const { can, nameOf } = useStaff();
  const { send, notice } = useSend();
  const now = useNow();
  const late = row.reviewDue !== null && row.reviewDue < now ? ['it was not reviewed in time'] : [];
  const why = [...row.suspended, ...late];
  const templateId = row.id;
  const note = 'Decided by the CAB';
  return (
    <li className="change-meeting stack">
      <div className="row wrap">
        <strong>{row.name}</strong>
        <span className="quiet">{nameOf('teams', row.proposal.teamId)}</span>
        {why.length === 0 ? (
          <StateMark tone="ok">in use</StateMark>
        ) : (
          <StateMark tone="warn">suspended: {why.join(', ')}</StateMark>
        )}
        <span className="quiet">
          {row.used} used, {row.failed} failed
          {row.reviewDue !== null && `, to be reviewed ${byWords(row.reviewDue, now)}`}
        </span>
      </div>
      {can('change.manage') && (
        <div className="row wrap">
          {row.approvedAt === null ? (
            <Button onPress={() => void send(ApproveTemplate, { templateId, note })}>Approve</Button>
          ) : (
            <Button onPress={() => void send(ReviewTemplate, { templateId, note })}>Reviewed</Button>
          )}
          <Button onPress={() => void send(WithdrawTemplate, { templateId, reason: note })}>Withdraw</Button>
        </div>
      )}
      {notice}
    </li>
  );
}
