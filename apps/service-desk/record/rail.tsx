import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { When } from '../../../client/when.tsx';
import {
  DismissMajorCandidate,
  ServiceIncidentFiles,
  UnlinkServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { DeclareMajorForm } from '../majors/declare-major.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';

const linkWords: Readonly<Record<RecordRow['links'][number]['kind'], string>> = {
  related: 'Related to',
  parent: 'Child of',
  child: 'Parent of',
  'merged-into': 'Merged into',
  'merged-from': 'Goes on for',
  follows: 'Follows',
  'followed-by': 'Followed by',
};

/** Its clocks, and all of them that run: the next due first. */
export function Clocks({ record }: { record: RecordRow }) {
  const now = useNow();
  const { nameOf } = useStaff();
  return (
    <section aria-label="Clocks" className="stack">
      {record.clocks
        .toSorted((a, b) => a.dueAt - b.dueAt)
        .map((clock) => (
          <div key={clock.metric} className="record-clock">
            <span className="label">{clock.metric}</span>
            <ClockBar
              label={clock.metric}
              startedAt={clock.startedAt}
              dueAt={clock.dueAt}
              state={clock.paused ? 'paused' : now > clock.dueAt ? 'breached' : 'running'}
              now={now}
            />
          </div>
        ))}
      <Link href={`/it-incidents/${record.id}/clocks`}>How its clocks are worked out</Link>
      {record.missed.map(({ metric, at, teamId }) => (
        <p key={`${metric} ${at}`} className="hint">
          {metric} missed at <When at={at} /> by {nameOf('teams', teamId)}
        </p>
      ))}
    </section>
  );
}

export function Links({ record }: { record: RecordRow }) {
  const { send, notice } = useSend();
  if (record.links.length === 0) return null;
  return (
    <section aria-label="Links" className="stack">
      <h3 className="label">Links</h3>
      {notice}
      <ul className="record-list">
        {record.links.map(({ kind, id, number }) => (
          <li key={`${kind} ${id}`} className="row">
            <span>
              {linkWords[kind]} <Link href={`/it-incidents/${id}`}>{number}</Link>
            </span>
            <Button
              look="plain"
              label={`Take the link to ${number} back`}
              onPress={() =>
                void send(UnlinkServiceIncident, { serviceIncidentId: record.id, otherId: id, kind, note: '' })
              }
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Files({ id }: { id: string }) {
  const { list } = useRows(ServiceIncidentFiles, id);
  if (list.length === 0) return null;
  return (
    <section aria-label="Files" className="stack">
      <h3 className="label">Files</h3>
      <ul className="record-list">
        {list.map((file) => (
          <li key={file.id}>
            {file.name === null ? (
              'erased'
            ) : (
              <a href={`/api/attachments/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            )}{' '}
            <span className="hint">
              {file.by}, <When at={file.at} /> · {file.audience === 'public' ? 'the reporter sees it' : 'internal'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is proposed as a major IT incident, and why; dismissing it takes a reason. */
export function Candidate({ record }: { record: RecordRow }) {
  const { send, notice } = useSend();
  const { can } = useStaff();
  const [declaring, setDeclaring] = useState(false);
  if (record.candidate === null) return null;
  const dismiss = (reason: string): void => void send(DismissMajorCandidate, { serviceIncidentId: record.id, reason });
  return (
    <section aria-label="May be a major IT incident" className="candidate">
      {notice}
      <p>
        <strong>May be a major IT incident.</strong> {record.candidate}.
      </p>
      <div className="row wrap">
        {can('service-major.manage') && (
          <Button look="primary" onPress={() => setDeclaring(true)}>
            Declare it
          </Button>
        )}
        <Button onPress={() => dismiss('One device, not the service')}>One device only</Button>
        <Button onPress={() => dismiss('Work goes on by other means')}>Work goes on</Button>
      </div>
      {declaring && <DeclareMajorForm id={record.id} summary={record.summary ?? ''} />}
    </section>
  );
}
