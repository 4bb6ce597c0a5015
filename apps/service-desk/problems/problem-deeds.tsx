import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  CloseProblem,
  LinkToProblem,
  NoteProblem,
  ReopenProblem,
  ReviewProblem,
  TellWorkaround,
} from '../../../modules/service/contract.ts';
import { Choice } from '../portal/choice.tsx';
import { incidentsOf } from './open-page.tsx';
import type { Problem } from './problem-words.ts';
import { TextBox } from './text-box.tsx';
import { WordForm } from './word-form.tsx';

export type Deed = 'note' | 'workaround' | 'link' | 'close' | 'review' | 'reopen';

interface Part {
  readonly problem: Problem;
  readonly onDone: () => void;
}

/** What is done with a problem, each by its key, with a text. */
export function ProblemDeeds({ problem, deed, onDone }: Part & { readonly deed: Deed }) {
  const { send, notice } = useSend();
  const { id: problemId } = problem;
  const form = { name: `problem.${deed}:${problemId}`, notice, onDone };
  switch (deed) {
    case 'note':
      return (
        <WordForm
          {...form}
          label="Note, for the service centre alone"
          button="Keep the note"
          rows={3}
          send={(text) => send(NoteProblem, { problemId, text })}
        />
      );
    case 'workaround':
      return (
        <WordForm
          {...form}
          label="What helps meanwhile"
          button={`Tell everybody (${problem.incidents})`}
          rows={3}
          hint="Whoever reported one of its IT incidents reads this, and whoever is linked later."
          send={(text) => send(TellWorkaround, { problemId, text })}
        />
      );
    case 'reopen':
      return (
        <WordForm
          {...form}
          label="Why it is reopened"
          button="Reopen it"
          send={(reason) => send(ReopenProblem, { problemId, reason })}
        />
      );
    case 'link':
      return <Link problem={problem} onDone={onDone} />;
    case 'close':
      return <Close problem={problem} onDone={onDone} />;
    case 'review':
      return <Review problem={problem} onDone={onDone} />;
  }
}

function Link({ problem, onDone }: Part) {
  const { send, notice } = useSend();
  const [fault, setFault] = useState<string | null>(null);
  const link = async (text: string): Promise<boolean> => {
    const { ids, missing } = await incidentsOf(text);
    setFault(missing === null ? null : `There is no IT incident ${missing}.`);
    return missing === null && ids.length > 0
      ? send(LinkToProblem, { problemId: problem.id, incidentIds: [...ids] })
      : false;
  };
  return (
    <WordForm
      name={`problem.link:${problem.id}`}
      label="IT incidents that it caused, by number"
      button="Link them"
      notice={
        <>
          {notice}
          {fault !== null && <p role="alert">{fault}</p>}
        </>
      }
      send={link}
      onDone={onDone}
    />
  );
}

const endings = [
  ['fixed', 'Fixed: its IT incidents are resolved'],
  ['accepted', 'Accepted as it is'],
  ['no-fault', 'No fault after all'],
] as const;

function Close({ problem, onDone }: Part) {
  const { send, notice } = useSend();
  const [ending, setEnding] = useState<(typeof endings)[number][0]>('fixed');
  const { id: problemId } = problem;
  return (
    <WordForm
      name={`problem.close:${problemId}`}
      label={ending === 'fixed' ? 'What was done: whoever reported an IT incident of it reads this' : 'Why'}
      button="Close it"
      rows={2}
      notice={notice}
      send={(text) => send(CloseProblem, { problemId, ending, text }, { confirm: 'Close it all the same' })}
      onDone={onDone}
    >
      <Choice legend="How it ends" options={endings} chosen={ending} onChoose={setEnding} />
    </WordForm>
  );
}

function Review({ problem, onDone }: Part) {
  const { send, notice } = useSend();
  const [gone, setGone] = useState<'yes' | 'no'>('yes');
  const [text, setText] = useState('');
  const { id: problemId } = problem;
  return (
    <WordForm
      name={`problem.review:${problemId}`}
      label="What shows it"
      button={gone === 'yes' ? 'It is gone: resolve its IT incidents' : 'It is not gone: look further'}
      rows={2}
      notice={notice}
      send={(note) => send(ReviewProblem, { problemId, gone: gone === 'yes', note, text })}
      onDone={onDone}
    >
      <Choice
        legend="Is the problem gone after its change?"
        options={[
          ['yes', 'Yes'],
          ['no', 'No'],
        ]}
        chosen={gone}
        onChoose={setGone}
      />
      {gone === 'yes' && (
        <TextBox
          label="What those are told who reported an IT incident of it"
          value={text}
          onValue={setText}
          rows={2}
        />
      )}
    </WordForm>
  );
}
