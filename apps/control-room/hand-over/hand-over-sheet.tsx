import { useMemo, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { OneOffs } from '../../../modules/gazetteer/contract.ts';
import {
  Alarms,
  Contacts,
  Messages,
  OpenIncidents,
  PromisesWatched,
  Units,
} from '../../../modules/operations/contract.ts';
import { Choice } from '../../../ui/choice/choice.tsx';
import { timeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { Paper } from '../print/paper.tsx';
import { useDesk } from '../session/desk.tsx';
import { useReadiness } from '../supervise/use-readiness.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { type BriefLine, type BriefPart, briefOf, moreWords, type Reach } from './brief.ts';
import './hand-over.css';

const reaches = [
  ['mine', 'of this desk'],
  ['area', 'of its areas'],
  ['all', 'of the force'],
] as const;

/** What whoever comes on must know, on one side of A4, made of what stands in the lists of the desk and of nothing else. */
export function HandOverSheet() {
  const { session } = useDesk();
  const { seat, name } = session.subject;
  const [reach, setReach] = useState<Reach>('area');
  const { parts, now, state } = useBrief(reach);
  const unread = notRead(state, 'what stands');
  const words = reaches.find(([value]) => value === reach)?.[1] ?? '';
  return (
    <Paper
      title={`Hand-over: ${seat?.name ?? 'control room'}`}
      label="Hand-over"
      standing={`All that is open ${words}, as it stood at ${timeOf(now)} on ${whenOf(now, 0).slice(0, 10)}; ${name} hands over.`}
      more={
        <Choice
          label="What is"
          value={reach}
          onValue={(next) => setReach(reaches.find(([one]) => one === next)?.[0] ?? 'area')}
        >
          {reaches}
        </Choice>
      }
    >
      {unread === null ? (
        <div className="shift-brief">
          {parts.map((part) => (
            <Part key={part.title} part={part} now={now} />
          ))}
        </div>
      ) : (
        <p>{unread}</p>
      )}
    </Paper>
  );
}

function Part({ part, now }: { readonly part: BriefPart; readonly now: number }) {
  const { title, lines, more } = part;
  return (
    <section aria-label={title}>
      <h2>
        {title} <small>{lines.length + (more?.count ?? 0)}</small>
      </h2>
      {lines.length === 0 && <p>none</p>}
      <ul>
        {lines.map((line) => (
          <Line key={line.id} line={line} now={now} />
        ))}
      </ul>
      {more !== null && <p>{moreWords(more, now)}</p>}
    </section>
  );
}

/** Enter brings it in hand in the desk's windows. */
function Line({ line, now }: { readonly line: BriefLine; readonly now: number }) {
  const { work } = useDesk();
  const { name, words, at, opens } = line;
  const open = (): void => {
    if (opens === null) return;
    if ('incidentId' in opens) openIncident(work, opens.incidentId);
    else alter(work, opens);
  };
  const said = (
    <>
      <strong>{name}</strong> <span>{words}</span> {at !== null && <time>{whenOf(at, now)}</time>}
    </>
  );
  return (
    <li>
      {opens === null ? (
        said
      ) : (
        <button type="button" onClick={open}>
          {said}
        </button>
      )}
    </li>
  );
}

/** It is read, not watched: rows stand still while somebody reads, and turn with the minute. */
function useBrief(reach: Reach) {
  const { session, weightOf, can } = useDesk();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const incidents = useRows(OpenIncidents);
  const watched = useRows(PromisesWatched);
  const contacts = useRows(Contacts);
  const alarms = useRows(Alarms);
  const messages = useRows(Messages);
  const units = useRows(Units);
  const oneOffs = useRows(OneOffs);
  const state = useReadiness(incidents.state, watched.state, ...(can('contact.read') ? [contacts.state] : []));
  const { seat, roles } = session.subject;
  const parts = useMemo(() => {
    const whose = { id: seat?.id ?? null, areas: seat?.areas ?? [], roles };
    const rows = { incidents: incidents.list, watched: watched.list, contacts: contacts.list, alarms: alarms.list };
    const more = { messages: messages.list, units: units.list, oneOffs: oneOffs.list };
    return briefOf({ ...rows, ...more, seat: whose, weightOf, now: minute }, reach);
  }, [incidents, watched, contacts, alarms, messages, units, oneOffs, seat, roles, weightOf, minute, reach]);
  return { parts, now: minute, state };
}
