import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { request } from '../../../client/http.ts';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { OpenProblem, ServiceIncidentRecord, Trends } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useKept } from '../portal/use-kept.ts';
import { blank, type Entered, ProblemFields, sentOf } from './problem-form.tsx';
import './problems.css';
import { TextBox } from './text-box.tsx';

/** A new problem: from the menu, from IT incidents, or from what repeats. What was typed is kept until it is opened. */
export function OpenProblemPage() {
  const asked = new URLSearchParams(useSearch());
  const [incidentId, trendId] = [asked.get('incident'), asked.get('trend')];
  if (incidentId !== null) return <FromIncident id={incidentId} />;
  if (trendId !== null) return <FromTrend id={trendId} />;
  return <Opening from="" begins={blank} numbers="" trendId={null} itemIds={[]} />;
}

/** What is known already of the IT incident that it comes from. */
function FromIncident({ id }: { id: string }) {
  const { list, state } = useRows(ServiceIncidentRecord, id);
  const [incident] = list;
  if (incident === undefined) return <NotThere title={notRead(state, 'the IT incident') ?? 'There is none'} />;
  const { number, summary, categoryId, serviceId, itemIds } = incident;
  const begins = { ...blank, title: summary ?? '', categoryId: categoryId ?? '', serviceId: serviceId ?? '' };
  return <Opening from={id} begins={begins} numbers={number} trendId={null} itemIds={itemIds} />;
}

function FromTrend({ id }: { id: string }) {
  const { list, state } = useRows(Trends);
  const trend = list.find((one) => one.id === id);
  if (trend === undefined) return <NotThere title={notRead(state, 'what repeats') ?? 'It is proposed no more'} />;
  const { by, subjectId } = trend;
  const about = { item: {}, category: { categoryId: subjectId }, place: { siteId: subjectId } }[by];
  const itemIds = by === 'item' ? [subjectId] : [];
  return <Opening from={id} begins={{ ...blank, ...about }} numbers="" trendId={id} itemIds={itemIds} />;
}

function NotThere({ title }: { title: string }) {
  return (
    <main className="service-page">
      <Empty title={title} />
    </main>
  );
}

function Opening(props: {
  readonly from: string;
  readonly begins: Entered;
  readonly numbers: string;
  readonly trendId: string | null;
  readonly itemIds: readonly string[];
}) {
  const { from, begins, trendId, itemIds } = props;
  const { values, set, clear } = useKept(`problem.new:${from}`, { ...begins, numbers: props.numbers });
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [problemId] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const found = await incidentsOf(values.numbers);
    setFault(found.missing === null ? null : `There is no IT incident ${found.missing}.`);
    if (found.missing !== null) return;
    const source = trendId !== null ? 'trend' : found.ids.length > 0 ? 'it-incidents' : 'menu';
    const about = { ...sentOf(values), itemIds: [...itemIds], incidentIds: [...found.ids], candidateId: trendId };
    if (!(await send(OpenProblem, { problemId, source, ...about }))) return;
    clear();
    go(`/problems/${problemId}`);
  };
  return (
    <main className="service-page problem-page">
      <h2>New problem</h2>
      {notice}
      {fault !== null && <p role="alert">{fault}</p>}
      <Form look="stack" onSend={() => void open()} long>
        <ProblemFields entered={values} set={set} />
        <TextBox
          label={trendId === null ? 'IT incidents that it caused, by number' : 'Further IT incidents, by number'}
          value={values.numbers}
          onValue={(numbers) => set({ numbers })}
        />
        {trendId !== null && <p className="hint">Those that it was proposed for are linked by themselves.</p>}
        <div>
          <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void open()}>
            Open it
          </Button>
        </div>
      </Form>
    </main>
  );
}

/** Numbers as one types them: `IT-42, 43`. */
export async function incidentsOf(
  text: string,
): Promise<{ readonly ids: readonly string[]; readonly missing: string | null }> {
  const numbers = text.match(/\d+/g) ?? [];
  const ids: string[] = [];
  for (const number of numbers) {
    const { status, body } = await request(`/api/views/service.serviceIncidentHistory?limit=1&number=${number}`);
    const id = status === 200 ? (body as { rows: { id: string }[] }).rows[0]?.id : undefined;
    if (id === undefined) return { ids, missing: `IT-${number}` };
    ids.push(id);
  }
  return { ids, missing: null };
}
