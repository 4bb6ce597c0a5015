import { useState } from 'react';
import { Link } from 'wouter';
import { useDraft } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { type Question, questionOf, ReportFields } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../figures/figures.css';
import { Heading } from '../words/heading.tsx';
import './ad-hoc.css';
import { AnswerPart } from './answer-part.tsx';
import { ColumnsPart } from './columns-part.tsx';
import { ConditionsPart } from './conditions-part.tsx';
import { CountPart } from './count-part.tsx';
import { emptyQuestion, type Practice, type SavedReport } from './question-words.ts';
import { SavedReports, SaveForm } from './saved-part.tsx';
import { usePracticeName } from './use-names.ts';

/** A report over any stored field: asked when the form is sent, since each look is logged; what was chosen stays. */
export function AdHocPage() {
  const { rows, state } = useView(ReportFields, '');
  const [draft, setDraft] = useDraft('ad-hoc-report');
  // Asked again, it is read anew; what was answered before is no answer to another question.
  const [{ asked, turn }, setTurn] = useState<{ asked: Question | null; turn: number }>({ asked: null, turn: 0 });
  const setAsked = (next: Question | null) => setTurn({ asked: next, turn: turn + 1 });
  const [opened, setOpened] = useState<SavedReport | null>(null);
  const question = questionOf({ q0: draft }) ?? emptyQuestion('it-incidents');
  const practice = rows.find(({ id }) => id === question.about) ?? null;
  const put = (next: Question) => setDraft(JSON.stringify(next));
  const open = (report: SavedReport) => {
    const saved = { ...report.form, where: report.where ?? [] };
    put(saved);
    setOpened(report);
    setAsked(saved);
  };
  const title = opened?.name ?? rows.find(({ id }) => id === asked?.about)?.name ?? '';
  return (
    <main className="service-page wide figures-page ad-hoc-page">
      <div className="row wrap">
        <Heading of="/reports/ask">Ad hoc reports</Heading>
        <Link href="/figures">How the desk does</Link>
        <Link href="/reports">Reports made by themselves</Link>
      </div>
      <SavedReports onOpen={open} />
      {practice === null ? (
        <Empty title={notRead(state, 'the fields') ?? 'There is nothing that you may report on'} />
      ) : (
        <QuestionForm
          practice={practice}
          practices={rows}
          question={question}
          onQuestion={put}
          onAsk={() => setAsked(question)}
          onNew={() => {
            put(emptyQuestion(question.about));
            setOpened(null);
            setAsked(null);
          }}
        />
      )}
      {practice !== null && asked !== null && asked.about === practice.id && (
        <>
          <AnswerPart key={turn} practice={practice} question={asked} title={title} />
          <SaveForm key={opened?.id ?? ''} question={question} opened={opened} onSaved={() => setAsked(question)} />
        </>
      )}
    </main>
  );
}

interface FormProps {
  readonly practice: Practice;
  readonly practices: readonly Practice[];
  readonly question: Question;
  readonly onQuestion: (question: Question) => void;
  readonly onAsk: () => void;
  readonly onNew: () => void;
}

function QuestionForm({ practice, practices, question, onQuestion, onAsk, onNew }: FormProps) {
  const nameOf = usePracticeName();
  const change = (part: Partial<Question>) => onQuestion({ ...question, ...part });
  return (
    <Form look="stack no-print" label="What to report" onSend={() => onAsk()}>
      <div className="row wrap">
        <Choice label="Report on" value={practice.id} onValue={(about) => onQuestion(emptyQuestion(about))}>
          {practices.map((one) => [one.id, nameOf(one)] as const)}
        </Choice>
      </div>
      <ConditionsPart practice={practice} question={question} onChange={change} />
      <CountPart practice={practice} question={question} onChange={change} />
      {question.by.length === 0 && <ColumnsPart practice={practice} question={question} onChange={change} />}
      <span className="row">
        <Button look="primary" submit onPress={onAsk}>
          Ask
        </Button>
        <Button onPress={onNew}>Begin anew</Button>
      </span>
    </Form>
  );
}
