import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { AmendArticle, DraftArticle } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useEstateWords } from '../estate/use-words.ts';
import { Choice } from '../portal/choice.tsx';
import { useKept } from '../portal/use-kept.ts';
import { SelectBox, TextBox } from '../problems/text-box.tsx';
import { useStaff } from '../session/staff.tsx';
import type { Article } from './article-words.ts';
import './knowledge.css';

const blank = {
  ...{ title: '', body: '', owner: '', categoryId: '', classId: '' },
  audience: 'everybody' as Article['audience'],
};
type Entered = typeof blank;

/** A new article. What was typed is kept until it is. */
export function NewArticlePage() {
  const [, go] = useLocation();
  const [articleId] = useState(() => crypto.randomUUID());
  const { values, set, clear } = useKept('article.new', blank);
  const { send, notice } = useSend();
  const keep = async (): Promise<void> => {
    if (!(await send(DraftArticle, { articleId, ...sentOf(values) }))) return;
    clear();
    go(`/articles/${articleId}`);
  };
  return (
    <main className="service-page knowledge-page">
      <h2>New article</h2>
      {notice}
      <Fields entered={values} set={set} button="Keep the draft" onKeep={() => void keep()} />
    </main>
  );
}

function sentOf({ title, body, owner, categoryId, classId, audience }: Entered) {
  return {
    ...{ title, body, owner, audience, categoryId: categoryId === '' ? null : categoryId },
    classIds: classId === '' ? [] : [classId],
  };
}

/** The same form, on from how it stands. */
export function AmendArticleForm({ article, onDone }: { article: Article; onDone: () => void }) {
  const { title, body, owner, categoryId, classIds, audience } = article;
  const begun = {
    ...{ title: title ?? '', body: body ?? '', owner: owner ?? '', audience },
    ...{ categoryId: categoryId ?? '', classId: classIds[0] ?? '' },
  };
  const { values, set, clear } = useKept(`article.amend:${article.id}`, begun);
  const [seen] = useState(article.version);
  const { send, notice } = useSend();
  const keep = async (): Promise<void> => {
    const ownerId = values.owner === owner ? article.ownerId : null;
    if (!(await send(AmendArticle, { articleId: article.id, seen, ...sentOf(values), ownerId }))) return;
    clear();
    onDone();
  };
  return (
    <>
      {notice}
      <Fields entered={values} set={set} button={`Keep version ${seen + 1}`} onKeep={() => void keep()} />
    </>
  );
}

function Fields(props: {
  readonly entered: Entered;
  readonly set: (part: Partial<Entered>) => void;
  readonly button: string;
  readonly onKeep: () => void;
}) {
  const { entered, set, button, onKeep } = props;
  const { words } = useStaff();
  const classes = useEstateWords().words?.classes ?? [];
  return (
    <Form look="stack" onSend={() => onKeep()} long>
      <TextBox
        label="What it is about, as somebody with the trouble would say it"
        value={entered.title}
        onValue={(title) => set({ title })}
        first
      />
      <TextBox label="What to do, step by step" rows={10} value={entered.body} onValue={(body) => set({ body })} />
      <Choice
        legend="Who reads it"
        options={[
          ['everybody', 'Everybody'],
          ['desk', 'The desk alone'],
        ]}
        chosen={entered.audience}
        onChoose={(audience) => set({ audience })}
      />
      <div className="knowledge-fields">
        <SelectBox
          label="Category"
          value={entered.categoryId}
          options={[['', 'Any'], ...(words?.categories ?? []).map(({ id, name }) => [id, name] as const)]}
          onValue={(categoryId) => set({ categoryId })}
        />
        <SelectBox
          label="Kind of item"
          value={entered.classId}
          options={[['', 'Any'], ...classes.map(({ id, name }) => [id, name] as const)]}
          onValue={(classId) => set({ classId })}
        />
        <TextBox label="Who answers for it" value={entered.owner} onValue={(owner) => set({ owner })} />
      </div>
      <div>
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={onKeep}>
          {button}
        </Button>
      </div>
    </Form>
  );
}
