import { type ReactNode, useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { RateArticle, type Suggestions } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import './knowledge.css';

export type Suggestion = RowOf<typeof Suggestions>;

/** A known error or an article: its title, and on a press what to do; `children` are what can be done with it. */
export function SuggestionItem({ one, children }: { one: Suggestion; children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  const known = one.kind === 'known-error';
  return (
    <li className="knowledge-item">
      <button type="button" className="knowledge-title" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="knowledge-kind" data-kind={one.kind}>
          {known ? 'Known error' : 'Article'}
        </span>
        <span>{one.title}</span>
      </button>
      {one.because !== '' && <p className="hint">{one.because}</p>}
      {open && (
        <div className="stack knowledge-body">
          {one.symptom !== null && one.symptom !== '' && (
            <p>
              <strong>By this you know it:</strong> {one.symptom}
            </p>
          )}
          <p className="knowledge-text">
            {one.text === '' ? 'Nothing helps meanwhile: we are looking for the cause.' : one.text}
          </p>
          {children !== undefined && <div className="row wrap">{children}</div>}
          {!known && <Opinion articleId={one.id} />}
        </div>
      )}
    </li>
  );
}

/** What readers say: the owner of the article reads it. */
function Opinion({ articleId }: { articleId: string }) {
  const { send, notice } = useSend();
  const [opinionId] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState<'no' | 'done' | null>(null);
  const [comment, setComment] = useState('');
  const rate = async (helped: boolean): Promise<void> => {
    if (await send(RateArticle, { opinionId, articleId, helped, comment })) setSaid('done');
  };
  if (said === 'done') return <p role="status">Thank you: whoever wrote it reads that.</p>;
  return (
    <div className="stack">
      {notice}
      <div className="row wrap">
        <span className="quiet">Was this of use?</span>
        <Button look="plain" onPress={() => void rate(true)}>
          Yes
        </Button>
        <Button look="plain" expanded={said === 'no'} onPress={() => setSaid('no')}>
          No
        </Button>
      </div>
      {said === 'no' && (
        <>
          <Field label="What is wrong or missing?">
            {(id) => (
              <input
                id={id}
                className="input"
                // biome-ignore lint/a11y/noAutofocus: it was asked for by a press.
                autoFocus
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Button onPress={() => void rate(false)}>Say so</Button>
          </div>
        </>
      )}
    </div>
  );
}
