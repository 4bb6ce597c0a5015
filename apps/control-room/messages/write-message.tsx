import { useLayoutEffect, useRef, useState } from 'react';
import { sendFile } from '../../../client/files.ts';
import { useClient, useOfPersistent, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { OpenIncidents, SendMessage, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Combo } from '../../../ui/combo/combo.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { type Choosable, choosable } from './addressees.ts';
import { type MessageDraft, useMessageDraft } from './use-message-draft.ts';

const MOST_OFFERED = 12;
const HOUR_MS = 3_600_000;

interface Part {
  readonly draft: MessageDraft;
  readonly set: (part: Partial<MessageDraft>) => void;
}

/** Whom, how urgent, about what and until when; Enter in the words sends it. */
export function WriteMessage({ onDone }: { readonly onDone: () => void }) {
  const { newId, now } = useClient();
  const { draft, set, clear } = useMessageDraft();
  const { send, notice } = useSend();
  const { kind, to, priority, about, hours, image, text } = draft;
  const isWhole = to.length > 0 && text.trim() !== '';
  const go = async (): Promise<void> => {
    if (!isWhole) return;
    const expiresAt = Number(hours) > 0 ? now() + Number(hours) * HOUR_MS : null;
    const input = {
      messageId: newId(),
      kind,
      to: to.map(({ addressee }) => addressee),
      priority,
      text,
      expiresAt,
      image,
    };
    if (!(await send(SendMessage, { ...input, incidentId: about?.id ?? null }, { confirm: 'Send it' }))) return;
    clear();
    onDone();
  };
  return (
    <form
      className="inline-form message-form"
      data-typing
      aria-label="Write a message"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Choices {...{ draft, set }} />
      <To {...{ draft, set }} />
      <Words {...{ draft, set }} onEnter={() => void go()} />
      <div className="two">
        <About {...{ draft, set }} />
        <Field label="Stands for so many hours">
          {(id) => (
            <input
              id={id}
              className="input"
              inputMode="numeric"
              placeholder="as the force says"
              value={hours}
              onChange={(event) => set({ hours: event.target.value.replace(/[^\d.]/g, '') })}
            />
          )}
        </Field>
      </div>
      {kind === 'obs' && <Picture {...{ draft, set }} />}
      <div className="row">
        <Button look="primary" submit onPress={() => void go()} shortcut="Enter">
          Send
        </Button>
        <Button look="plain" onPress={onDone} shortcut="Esc">
          Put away
        </Button>
        {!isWhole && <span className="hint">{to.length === 0 ? 'For whom?' : 'And the words?'}</span>}
      </div>
      {notice}
    </form>
  );
}

const kinds = { message: 'Message', obs: 'Obs (look out for)', note: 'Note for a dispatch group' } as const;
const priorities = { routine: 'Routine', priority: 'Priority', urgent: 'Urgent' } as const;

function Words({ draft, set, onEnter }: Part & { readonly onEnter: () => void }) {
  return (
    <Field label={draft.kind === 'obs' ? 'Look out for' : 'Message'}>
      {(id) => (
        <textarea
          id={id}
          className="input"
          rows={4}
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            onEnter();
          }}
        />
      )}
    </Field>
  );
}

function Choices({ draft, set }: Part) {
  return (
    <div className="row wrap">
      <fieldset className="row wrap" aria-label="Kind">
        {(['message', 'obs', 'note'] as const).map((kind) => (
          <Button key={kind} pressed={draft.kind === kind} onPress={() => set({ kind })}>
            {kinds[kind]}
          </Button>
        ))}
      </fieldset>
      {draft.kind !== 'note' && (
        <fieldset className="row wrap" aria-label="Priority">
          {(['routine', 'priority', 'urgent'] as const).map((priority) => (
            <Button key={priority} pressed={draft.priority === priority} onPress={() => set({ priority })}>
              {priorities[priority]}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function To({ draft, set }: Part) {
  const { pack } = useDesk();
  const seats = useRows(Seats).list;
  const units = useRows(Units).list;
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const known = { seats, units, areas: pack?.areas ?? [] };
  const offered = choosable(known, typed)
    .filter(({ addressee }) => draft.kind !== 'note' || addressee.kind === 'seat')
    .slice(0, MOST_OFFERED);
  const add = (more: readonly Choosable[]): void => {
    const fresh = more.filter(({ label }) => !draft.to.some((one) => one.label === label));
    set({ to: [...draft.to, ...fresh.map(({ label, addressee }) => ({ label, addressee }))] });
    setTyped('');
  };
  const groups = [...new Set(seats.flatMap(({ talkgroup }) => talkgroup ?? []))];
  const ofGroup = (group: string): readonly Choosable[] =>
    choosable(known, '').filter(({ addressee }) =>
      seats.some(({ id, talkgroup }) => addressee.kind === 'seat' && addressee.id === id && talkgroup === group),
    );
  return (
    <>
      <Field label={draft.kind === 'note' ? 'To the desks' : 'To'}>
        {(id) => (
          <Combo
            ref={box}
            name="to"
            id={id}
            text={typed}
            onText={setTyped}
            placeholder="Desk, callsign, role, area, name or collar number, all"
            options={offered.map(({ key, label, detail }) => ({
              key,
              row: (
                <>
                  <strong>{label}</strong> <span className="hint">{detail}</span>
                </>
              ),
            }))}
            onTake={(key) => add(offered.filter((one) => one.key === key))}
          />
        )}
      </Field>
      {draft.kind === 'note' && (
        <p className="row wrap">
          {groups.map((group) => (
            <Button key={group} onPress={() => add(ofGroup(group))}>
              Desks on {group}
            </Button>
          ))}
        </p>
      )}
      <ul className="addressees" aria-label="For">
        {draft.to.map(({ label }) => (
          <li key={label}>
            <Button
              onPress={() => set({ to: draft.to.filter((one) => one.label !== label) })}
              tip={`Take ${label} away`}
            >
              {label} ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The incident in hand is offered: what is sent about it stands in its log. */
function About({ draft, set }: Part) {
  const { work } = useDesk();
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const { about } = draft;
  const offered = incident === null ? about : { id: incident.id, number: incident.number };
  return (
    <Field label="About an incident">
      {(id) => (
        <select
          id={id}
          className="input"
          value={about?.id ?? ''}
          onChange={(event) => set({ about: [about, offered].find((one) => one?.id === event.target.value) ?? null })}
        >
          <option value="">none</option>
          {[...new Map([about, offered].flatMap((one) => (one === null ? [] : [[one.id, one] as const]))).values()].map(
            (one) => (
              <option key={one.id} value={one.id}>
                {one.number}
              </option>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Picture({ draft, set }: Part) {
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const sent = await sendFile(file);
    setRefused(sent.kind === 'refused' ? sent.why : null);
    if (sent.kind === 'kept') set({ image: { sha256: sent.sha256, name: file.name } });
  };
  return (
    <Field label={draft.image === null ? 'Picture' : `Picture: ${draft.image.name}`}>
      {(id) => (
        <>
          <input id={id} type="file" accept="image/*" onChange={(event) => void take(event.target.files?.[0])} />
          {refused !== null && <span className="hint">{refused}</span>}
        </>
      )}
    </Field>
  );
}
