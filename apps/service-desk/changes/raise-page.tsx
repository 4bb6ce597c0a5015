import { useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { useClient, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AmendChange, ChangeRecord, ChangeTemplates, RaiseChange } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { PaperFields, Pick, PlanFields, RiskFields, ServiceFields } from './change-form.tsx';
import './changes.css';
import { type Entered, empty, enteredOf, sentOf } from './entered.ts';
import type { Change } from './words.ts';

const models = [
  { id: 'normal', name: 'Normal: assessed and agreed to before it is done' },
  { id: 'standard', name: 'Standard: by a template, agreed to once and for all' },
  { id: 'emergency', name: 'Emergency: done first, papers within a day' },
] as const;

const DRAFT = 'change.new';

/** The form of a request for change. What was typed is kept until it is raised. */
export function RaiseChangePage() {
  const { drafts } = useClient();
  const [, go] = useLocation();
  // The problem that it is raised for.
  const causeId = new URLSearchParams(useSearch()).get('cause');
  const { send, notice } = useSend();
  const [changeId] = useState(() => crypto.randomUUID());
  const [model, setModel] = useState<(typeof models)[number]['id']>('normal');
  const [templateId, setTemplateId] = useState('');
  const [entered, setEntered] = useState<Entered>(() => kept(drafts.get(DRAFT)));
  const set = (part: Partial<Entered>): void => {
    const next = { ...entered, ...part };
    drafts.set(DRAFT, JSON.stringify(next));
    setEntered(next);
  };
  const templates = useRows(ChangeTemplates).list.filter(({ approvedAt }) => approvedAt !== null);
  const follow = (id: string): void => {
    setTemplateId(id);
    const template = templates.find((one) => one.id === id);
    if (template === undefined) return;
    const { from, to } = entered;
    const filled = enteredOf({ ...template, implementers: [] } as unknown as Change);
    set({ ...filled, from, to });
  };
  const raise = async (): Promise<void> => {
    const input = { changeId, model, causeId, templateId: templateId === '' ? null : templateId, ...sentOf(entered) };
    if (!(await send(RaiseChange, input))) return;
    drafts.set(DRAFT, '');
    go(`/changes/${changeId}`);
  };
  return (
    <main className="service-page change-page">
      <h2>New change</h2>
      <Pick
        label="Kind of change"
        value={model}
        options={models}
        onPick={(id) => setModel(models.find((one) => one.id === id)?.id ?? 'normal')}
      />
      {model === 'standard' && (
        <Pick label="Template" value={templateId} options={[{ id: '', name: '–' }, ...templates]} onPick={follow} />
      )}
      <Form entered={entered} set={set} onSend={() => void raise()} button="Raise the change" />
      {notice}
    </main>
  );
}

function kept(text: string): Entered {
  try {
    return text === '' ? empty : { ...empty, ...(JSON.parse(text) as Partial<Entered>) };
  } catch {
    return empty;
  }
}

/** The same form, for a change that is there. */
export function AmendChangePage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ChangeRecord, id);
  const [change] = list;
  if (change === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'the change') ?? 'There is no such change'} />
      </main>
    );
  }
  return <Amend key={id} change={change} />;
}

function Amend({ change }: { change: Change }) {
  const [, go] = useLocation();
  const { send, notice } = useSend();
  const [entered, setEntered] = useState(() => enteredOf(change));
  const amend = async (): Promise<void> => {
    if (await send(AmendChange, { changeId: change.id, ...sentOf(entered, change) })) go(`/changes/${change.id}`);
  };
  return (
    <main className="service-page change-page">
      <h2>Amend {change.number}</h2>
      <p className="hint">What was agreed to is then asked for again.</p>
      <Form
        entered={entered}
        set={(part) => setEntered((before) => ({ ...before, ...part }))}
        onSend={() => void amend()}
        button="Keep the changes"
      />
      {notice}
    </main>
  );
}

function Form(props: {
  readonly entered: Entered;
  readonly set: (part: Partial<Entered>) => void;
  readonly onSend: () => void;
  readonly button: string;
}) {
  const { entered, set, onSend, button } = props;
  const line = (label: string, value: string, onValue: (value: string) => void) => (
    <Field label={label}>
      {(id) => <input id={id} className="input" value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {line('What is to be changed', entered.said.title, (title) => set({ said: { ...entered.said, title } }))}
      <PlanFields entered={entered} set={set} />
      <ServiceFields entered={entered} set={set} />
      {line('Items, parted by commas', entered.items, (items) => set({ items }))}
      {line('Who does it, parted by commas', entered.implementers, (implementers) => set({ implementers }))}
      <PaperFields entered={entered} set={set} />
      <RiskFields entered={entered} set={set} />
      <div>
        <Button look="primary" submit onPress={onSend}>
          {button}
        </Button>
      </div>
    </form>
  );
}
