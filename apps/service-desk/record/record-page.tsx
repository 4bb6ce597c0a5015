import { useState } from 'react';
import { useParams } from 'wouter';
import { sendFile } from '../../../client/files.ts';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { When } from '../../../client/when.tsx';
import { AttachServiceFile, ServiceIncidentRecord } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { scriptOf } from '../call/script-of.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { MayHelpRecord } from '../knowledge/may-help-record.tsx';
import { RecordMail } from '../mail/record-mail.tsx';
import { ProblemsOf } from '../problems/of-incident.tsx';
import { RequestsOf } from '../requests/of-incident.tsx';
import { useStaff } from '../session/staff.tsx';
import { AssignForm } from './assign-form.tsx';
import { Facts } from './facts.tsx';
import { LinkForm } from './link-form.tsx';
import { Log } from './log.tsx';
import { Onlookers } from './onlookers.tsx';
import { PauseForm } from './pause-form.tsx';
import { PriorityForm } from './priority-form.tsx';
import { Candidate, Clocks, Files, Links } from './rail.tsx';
import type { RecordRow } from './record-row.ts';
import type { DraftKind } from './use-kept-draft.ts';
import { Write } from './write.tsx';
import './record.css';

/** One IT incident, open or closed: what is wrong, all that was said, and what can be done, each by its key. */
export function RecordPage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ServiceIncidentRecord, id);
  const record = list[0];
  if (record === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this IT incident') ?? 'There is no such IT incident'} />
      </main>
    );
  }
  return <Shown key={record.id} record={record} />;
}

type Deed = 'assign' | 'priority' | 'link' | 'pause';

function Shown({ record }: { record: RecordRow }) {
  const [writing, setWriting] = useState<DraftKind | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const live = record.situation === 'open' || record.situation === 'paused';
  useAct('assign', () => setDeed('assign'), live);
  useAct('prioritise', () => setDeed('priority'), live);
  useAct('link', () => setDeed('link'));
  useAct('pause', () => setDeed('pause'), live);
  const done = (): void => setDeed(null);
  return (
    <main className="service-page wide record-page">
      <div className="record-main">
        <Head record={record} />
        <Onlookers id={record.id} writing={writing ?? deed} />
        <div className="row wrap">
          {live && <ActButton act="assign">Hand over</ActButton>}
          {live && <ActButton act="prioritise">Priority</ActButton>}
          {live && <ActButton act="pause">{record.situation === 'paused' ? 'Go on' : 'Pause'}</ActButton>}
          <ActButton act="link">Link</ActButton>
        </div>
        {deed === 'assign' && <AssignForm record={record} onDone={done} />}
        {deed === 'priority' && <PriorityForm record={record} onDone={done} />}
        {deed === 'link' && <LinkForm record={record} onDone={done} />}
        {deed === 'pause' && <PauseForm record={record} onDone={done} />}
        <Candidate record={record} />
        <Log id={record.id} />
        <Write record={record} kind={writing} onKind={setWriting} />
      </div>
      <aside className="record-rail" aria-label={`About ${record.number}`}>
        <Clocks record={record} />
        <Facts record={record} />
        <Script categoryId={record.categoryId} />
        <Links record={record} />
        <ProblemsOf id={record.id} />
        <RequestsOf id={record.id} />
        {live && (
          <MayHelpRecord
            id={record.id}
            text={record.summary ?? ''}
            categoryId={record.categoryId}
            itemIds={record.itemIds}
          />
        )}
        <Files id={record.id} />
        <RecordMail id={record.id} />
        <Attach id={record.id} />
      </aside>
    </main>
  );
}

function Head({ record }: { record: RecordRow }) {
  const { nameOf } = useStaff();
  const { priority, computed, floor } = record;
  const why = floor === null ? '' : ` · not below P${floor.priority}: ${floor.because}`;
  return (
    <header>
      <p className="quiet">
        {record.number} · {record.situation}
        {record.status !== null && ` (${record.status.name.toLowerCase()})`} ·{' '}
        <strong className="priority" data-priority={priority}>
          P{priority}
        </strong>
        {computed !== null && computed !== priority && ` (the matrix says P${computed})`}
        {why}
      </p>
      <h2>{record.summary ?? 'erased'}</h2>
      <p>
        {record.reporter}
        {record.callBack !== null &&
          record.callBack !== '' &&
          ` · ${record.callBackBy === 'e-mail' ? 'write to' : 'ring'} ${record.callBack}`}
        <span className="quiet">
          {' '}
          · {record.source}, <When at={record.raisedAt} /> · {record.assignee ?? nameOf('teams', record.teamId)}
          {record.vip !== null && ` · matters to ${record.vip}`}
          {record.pingPong > 0 && ` · ${record.pingPong}× back and forth`}
          {record.reopened > 0 && ` · reopened ${record.reopened}×, last by ${record.lastReopened?.by ?? ''}`}
        </span>
      </p>
      {record.description !== null && record.description !== '' && (
        <blockquote aria-label="In the words of the reporter">{record.description}</blockquote>
      )}
    </header>
  );
}

/** What to ask for this category, in its order. */
function Script({ categoryId }: { categoryId: string | null }) {
  const steps = scriptOf(useStaff().words, categoryId);
  if (steps.length === 0) return null;
  return (
    <section aria-label="What to ask" className="stack">
      <h3 className="label">What to ask</h3>
      <ol className="script">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

function Attach({ id }: { id: string }) {
  const { send, notice } = useSend();
  const [fault, setFault] = useState<string | null>(null);
  const attach = async (file: File, audience: 'public' | 'internal'): Promise<void> => {
    const sent = await sendFile(file);
    setFault(sent.kind === 'refused' ? sent.why : null);
    if (sent.kind === 'refused') return;
    const attachmentId = crypto.randomUUID();
    const input = { serviceIncidentId: id, attachmentId, sha256: sent.sha256, name: file.name, audience };
    await send(AttachServiceFile, input);
  };
  return (
    <section aria-label="Attach a file" className="stack">
      {notice}
      {fault !== null && <p role="alert">{fault}</p>}
      <Field label="Attach for the service centre alone">
        {(field) => (
          <input
            id={field}
            type="file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void attach(file, 'internal');
            }}
          />
        )}
      </Field>
    </section>
  );
}
