import { useState } from 'react';
import { useNow, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  EventCallers,
  LinkIncidents,
  Links,
  OpenIncidents,
  UnlinkIncidents,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { type IncidentRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import { Reasons, Recent } from './duplicate-strip.tsx';
import { LinkForm } from './link-form.tsx';
import './links.css';
import { UnlinkForm } from './unlink-form.tsx';
import { useDuplicates } from './use-duplicates.ts';

type LinkRow = RowOf<typeof Links>;
type CallerRow = RowOf<typeof EventCallers>;

/** What belongs to this incident: its links, everybody who has called about it, and what may be the same or was here lately. */
export function LinksSection({ incident }: { incident: IncidentRow }) {
  const { can } = useDesk();
  const [linking, setLinking] = useState(false);
  const { send, notice } = useSend();
  const mayLink = can('incident.update');
  useAct('link', () => setLinking(!linking), mayLink);
  return (
    <>
      <section className="facts-section" aria-label="Links">
        <div className="row">
          <h3 className="label">Links</h3>
          {mayLink && (
            <span className="push">
              <ActButton act="link" icon="link" pressed={linking}>
                Link
              </ActButton>
            </span>
          )}
        </div>
        {linking && <LinkForm incident={incident} send={send} onClose={() => setLinking(false)} />}
        {notice}
        <LinkList incident={incident} send={send} />
        <MayBeSame incident={incident} send={send} />
      </section>
      {can('contact.read') && <Callers incidentId={incident.id} />}
    </>
  );
}

type Send = ReturnType<typeof useSend>['send'];

function LinkList({ incident, send }: { incident: IncidentRow; send: Send }) {
  const links = useRows(Links, incident.id);
  const rows = links.list.toSorted((a, b) => a.at - b.at);
  if (links.state === 'ready' && rows.length === 0) return <p className="hint">Linked with nothing.</p>;
  return (
    <ul className="links">
      {rows.map((link) => (
        <LinkLine key={link.id} link={link} send={send} />
      ))}
    </ul>
  );
}

function LinkLine({ link, send }: { link: LinkRow; send: Send }) {
  const { work, weightOf, can } = useDesk();
  const open = useRow(OpenIncidents, link.otherId);
  const [asking, setAsking] = useState(false);
  const grade = open?.grade ?? link.grade;
  return (
    <li>
      <div className="row">
        <span className="link-relation">{link.relation}</span>
        <GradeMark grade={grade} name="" weight={weightOf(grade)} />
        <button type="button" className="link-number" onClick={() => openIncident(work, link.otherId)}>
          {link.otherNumber}
        </button>
        <span className="clip">{link.codeName}</span>
        <span className="push hint">{(open?.state ?? link.state).replace('-', ' ')}</span>
        {can('incident.update') && (
          <Button
            look="plain"
            expanded={asking}
            label={`Unlink ${link.otherNumber}`}
            onPress={() => setAsking(!asking)}
          >
            Unlink
          </Button>
        )}
      </div>
      {asking && (
        <UnlinkForm
          number={link.otherNumber}
          onClose={() => setAsking(false)}
          onReason={(reason) => send(UnlinkIncidents, { fromId: link.incidentId, toId: link.otherId, reason })}
        />
      )}
    </li>
  );
}

/** Offered, never done: what lies near in place, time and words, and what was closed here lately. */
function MayBeSame({ incident, send }: { incident: IncidentRow; send: Send }) {
  const { can } = useDesk();
  const links = useRows(Links, incident.id);
  const linked = new Set(links.list.map(({ otherId }) => otherId));
  const rows = useDuplicates({ incident: incident.id }).filter(({ id }) => !linked.has(id));
  if (rows.length === 0) return null;
  return (
    <ul className="duplicates-list" aria-label="May be about the same">
      {rows.map((row) =>
        row.kind === 'recent-event' ? (
          <Recent key={row.id} row={row} />
        ) : (
          <li key={row.id}>
            <div className="row">
              <span className="clip">
                May be the same: {shortNumber(row.number)} {row.codeName}
              </span>
              {can('incident.update') && (
                <span className="push">
                  <Button
                    label={`Link as duplicate of ${row.number}`}
                    onPress={() => void send(LinkIncidents, { fromId: incident.id, toId: row.id, kind: 'duplicate' })}
                  >
                    Link as duplicate
                  </Button>
                </span>
              )}
            </div>
            <Reasons row={row} />
          </li>
        ),
      )}
    </ul>
  );
}

/** How many have called about this event, and the newest on top. */
function Callers({ incidentId }: { incidentId: string }) {
  const callers = useRows(EventCallers, incidentId);
  const rows = callers.list.toSorted((a, b) => b.receivedAt - a.receivedAt);
  return (
    <section className="facts-section" aria-label="Callers">
      <h3 className="label">
        Callers <span className="count">{callers.state === 'ready' ? rows.length : '…'}</span>
      </h3>
      <ol className="callers">
        {rows.map((caller) => (
          <Caller key={caller.id} caller={caller} />
        ))}
      </ol>
    </section>
  );
}

function Caller({ caller }: { caller: CallerRow }) {
  const now = useNow();
  const who = [caller.callerName, caller.callerNumber].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <li>
      <div className="row">
        <span className="tabular">{whenOf(caller.receivedAt, now)}</span>
        <strong className="clip">{who === '' ? 'caller not named' : who}</strong>
        <span className="push hint">
          {caller.channel} {caller.contactNumber}
          {caller.viaNumber !== null && ` · on ${shortNumber(caller.viaNumber)}`}
        </span>
      </div>
      {caller.what !== null && <p className="quiet">{caller.what}</p>}
    </li>
  );
}
