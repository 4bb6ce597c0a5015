import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AnswerReporter,
  GiveWorkaround,
  NoteServiceIncident,
  ResolveServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';
import { type DraftKind, useDraftsOf, useKeptDraft } from './use-kept-draft.ts';

interface Asks {
  /** Who reads it, said before the first word is typed. */
  readonly reads: string;
  readonly label: string;
  readonly button: string;
  readonly audience: 'public' | 'internal';
}

const asks: Readonly<Record<DraftKind, Asks>> = {
  answer: {
    reads: 'The reporter reads this',
    label: 'Answer to the reporter',
    button: 'Send to the reporter',
    audience: 'public',
  },
  workaround: {
    reads: 'The reporter reads this',
    label: 'What helps meanwhile',
    button: 'Tell the reporter the workaround',
    audience: 'public',
  },
  resolve: {
    reads: 'The reporter reads this',
    label: 'What was done',
    button: 'Resolve and tell the reporter',
    audience: 'public',
  },
  note: {
    reads: 'Only the service centre reads this',
    label: 'Internal note',
    button: 'Keep as internal note',
    audience: 'internal',
  },
};

/** Where one writes: an answer and a note differ by surface, colour, word, mark and key, so that nobody takes one for the other. */
export function Write({
  record,
  kind,
  onKind,
}: {
  readonly record: RecordRow;
  readonly kind: DraftKind | null;
  readonly onKind: (kind: DraftKind | null) => void;
}) {
  const live = record.situation === 'open' || record.situation === 'paused';
  useAct('answer', () => onKind('answer'));
  useAct('note', () => onKind('note'));
  useAct('workaround', () => onKind('workaround'), live);
  useAct('resolve', () => onKind('resolve'), live);
  return (
    <section className="record-write">
      <div className="row wrap">
        <ActButton act="answer">Answer</ActButton>
        <ActButton act="note">Internal note</ActButton>
        {live && <ActButton act="workaround">Workaround</ActButton>}
        {live && <ActButton act="resolve">Resolve</ActButton>}
      </div>
      {kind !== null && <Writing key={kind} record={record} kind={kind} onDone={() => onKind(null)} />}
    </section>
  );
}

function Writing({
  record,
  kind,
  onDone,
}: {
  readonly record: RecordRow;
  readonly kind: DraftKind;
  readonly onDone: () => void;
}) {
  const drafts = useDraftsOf(record.id);
  const [text, setText] = useKeptDraft(record.id, kind, drafts);
  const [closure, setClosure] = useState(record.closureCategoryId ?? record.categoryId ?? '');
  const { send, notice } = useSend();
  const { session } = useStaff();
  const { reads, label, button, audience } = asks[kind];
  const go = async (): Promise<void> => {
    if (!(await sendOf(send, kind, { id: record.id, text, closure }))) return;
    setText('');
    onDone();
  };
  const others = drafts.filter((draft) => draft.accountId !== session.subject.id && draft.kind === kind);
  return (
    <form
      className="writing"
      data-typing
      data-audience={audience}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && event.ctrlKey) void go();
      }}
    >
      <p className="reads">
        <Icon name={audience === 'public' ? 'person' : 'lock'} />
        <strong>{reads}</strong>
      </p>
      {notice}
      {others.map((draft) => (
        <p key={draft.accountId} className="row wrap">
          <span>{draft.name} has begun this, too, and not sent it.</span>
          <Button look="plain" onPress={() => setText(text === '' ? draft.text : `${text}\n${draft.text}`)}>
            Take over what {draft.name} wrote
          </Button>
        </p>
      ))}
      <Field label={label}>
        {(field) => (
          <textarea
            id={field}
            className="input"
            rows={4}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {kind === 'resolve' && <Closure chosen={closure} onChoose={setClosure} />}
      <div className="row wrap">
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void go()}>
          {button}
        </Button>
        <TextModules audience={audience} onTake={(words) => setText(text === '' ? words : `${text}\n${words}`)} />
      </div>
    </form>
  );
}

interface Written {
  readonly id: string;
  readonly text: string;
  readonly closure: string;
}

function sendOf(send: ReturnType<typeof useSend>['send'], kind: DraftKind, written: Written): Promise<boolean> {
  const { id: serviceIncidentId, text, closure } = written;
  switch (kind) {
    case 'answer':
      return send(AnswerReporter, { serviceIncidentId, text });
    case 'workaround':
      return send(GiveWorkaround, { serviceIncidentId, text });
    case 'note':
      return send(NoteServiceIncident, { serviceIncidentId, text });
    case 'resolve': {
      const closureCategoryId = closure === '' ? null : closure;
      return send(ResolveServiceIncident, { serviceIncidentId, resolution: text, closureCategoryId });
    }
  }
}

function Closure({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const { words } = useStaff();
  return (
    <Field label="What it was in the end">
      {(field) => (
        <select id={field} className="input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          <option value="">Not said</option>
          {words?.categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Words that need not be typed again; an internal one is never offered where the reporter reads. */
function TextModules({ audience, onTake }: { audience: 'public' | 'internal'; onTake: (text: string) => void }) {
  const { words } = useStaff();
  const fit = words?.textModules.filter((one) => one.audience === null || one.audience === audience) ?? [];
  if (fit.length === 0) return null;
  return (
    <select
      className="input"
      aria-label="Put in a text module"
      value=""
      onChange={(event) => {
        const found = fit.find(({ id }) => id === event.target.value);
        if (found !== undefined) onTake(found.text);
      }}
    >
      <option value="">Text module …</option>
      {fit.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
