import { useState } from 'react';
import { useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  ArticleLog,
  ArticleOpinions,
  ArticleRecord,
  HandInArticle,
  PublishArticle,
  RenewArticle,
  ReturnArticle,
  WithdrawArticle,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useEstateWords } from '../estate/use-words.ts';
import { byWords, dayAndTime } from '../portal/when.ts';
import { dateOf, dayOf, noonOf } from '../problems/problem-words.ts';
import { TextBox } from '../problems/text-box.tsx';
import { WordForm } from '../problems/word-form.tsx';
import { useStaff } from '../session/staff.tsx';
import { AmendArticleForm } from './article-form.tsx';
import { type Article, audienceNames, standingWords } from './article-words.ts';
import './knowledge.css';

/** One article: what is written of it, what readers see and say, and when it ends. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ArticleRecord, id);
  const [article] = list;
  if (article === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this article') ?? 'There is no such article'} />
      </main>
    );
  }
  return <Shown key={article.id} article={article} />;
}

type Deed = 'amend' | 'return' | 'renew' | 'withdraw';

function Shown({ article }: { article: Article }) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const done = (): void => setDeed(null);
  const isNew = article.live !== null && article.live.version !== article.version;
  return (
    <main className="service-page knowledge-page">
      <Head article={article} />
      <Deeds article={article} onDeed={setDeed} />
      {deed === 'amend' && <AmendArticleForm article={article} onDone={done} />}
      {deed !== null && deed !== 'amend' && <Word article={article} deed={deed} onDone={done} />}
      {deed !== 'amend' && (
        <section aria-label={isNew ? 'The new version' : 'The article'}>
          {isNew && <h3>Version {article.version}, not published yet</h3>}
          <p className="knowledge-text knowledge-sheet">{article.body ?? 'erased'}</p>
        </section>
      )}
      {isNew && (
        <section aria-label="What readers see">
          <h3>Version {article.live?.version}, which readers see</h3>
          <p className="knowledge-text knowledge-sheet">{article.live?.body ?? 'erased'}</p>
        </section>
      )}
      <Opinions id={article.id} />
      <Log id={article.id} />
    </main>
  );
}

function Head({ article }: { article: Article }) {
  const { nameOf } = useStaff();
  const estate = useEstateWords();
  const now = useNow();
  const { number, title, owner, audience, categoryId, classIds, dueAt, expiresAt } = article;
  const about = [nameOf('categories', categoryId), ...classIds.map((id) => estate.nameOf('classes', id))];
  return (
    <header>
      <p className="quiet">
        <span className="number">{number}</span> · {audienceNames[audience]} · {owner} answers for it
        {about.filter((one) => one !== '').map((one) => ` · ${one}`)}
      </p>
      <h2>{title ?? 'erased'}</h2>
      <p>
        <strong>{standingWords(article)}</strong>
        {expiresAt !== null && article.standing === 'published' && ` · ends on ${dayOf(expiresAt)}`}
        {dueAt !== null && dueAt !== expiresAt && ` · to be looked at ${byWords(dueAt, now)}`}
        <span className="quiet">
          {' '}
          · helped {article.helped}, did not help {article.notHelped} · {article.avoided} not reported
        </span>
      </p>
    </header>
  );
}

function Deeds({ article, onDeed }: { article: Article; onDeed: (deed: Deed) => void }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const { id: articleId, version, standing, revision, live } = article;
  const stage = revision ?? standing;
  const publishes = can('knowledge.publish');
  return (
    <div className="stack">
      <div className="row wrap">
        <Button onPress={() => onDeed('amend')}>Write on it</Button>
        {stage === 'draft' && <Button onPress={() => void send(HandInArticle, { articleId })}>Hand it in</Button>}
        {publishes && (stage === 'draft' || stage === 'in-review' || standing === 'withdrawn') && (
          <Button
            look="primary"
            onPress={() => void send(PublishArticle, { articleId, seen: version }, { confirm: 'Publish it' })}
          >
            Publish it
          </Button>
        )}
        {publishes && stage === 'in-review' && <Button onPress={() => onDeed('return')}>Give it back</Button>}
        {publishes && live !== null && standing !== 'withdrawn' && (
          <Button onPress={() => onDeed('renew')}>It still holds</Button>
        )}
        {publishes && standing !== 'withdrawn' && <Button onPress={() => onDeed('withdraw')}>Withdraw it</Button>}
      </div>
      {notice}
    </div>
  );
}

const YEAR_MS = 365 * 86_400_000;

function Word({ article, deed, onDone }: { article: Article; deed: Exclude<Deed, 'amend'>; onDone: () => void }) {
  const { send, notice } = useSend();
  const now = useNow();
  const [on, setOn] = useState(() => dateOf(now + YEAR_MS));
  const { id: articleId } = article;
  const form = { name: `article.${deed}:${articleId}`, notice, onDone };
  if (deed === 'renew') {
    return (
      <WordForm
        {...form}
        label="What shows that it still holds"
        button="It still holds"
        send={(note) => send(RenewArticle, { articleId, note, expiresAt: noonOf(on) })}
      >
        <TextBox label="Until" type="date" value={on} onValue={setOn} />
      </WordForm>
    );
  }
  if (deed === 'return') {
    return (
      <WordForm
        {...form}
        label="What is to be written otherwise"
        button="Give it back"
        send={(reason) => send(ReturnArticle, { articleId, reason })}
      />
    );
  }
  return (
    <WordForm
      {...form}
      label="Why it is withdrawn"
      button="Withdraw it"
      send={(reason) => send(WithdrawArticle, { articleId, reason })}
    />
  );
}

function Opinions({ id }: { id: string }) {
  const { list } = useRows(ArticleOpinions, id);
  const now = useNow();
  if (list.length === 0) return null;
  return (
    <section aria-label="What readers say">
      <h3>What readers say</h3>
      <ul className="record-list">
        {list
          .toSorted((a, b) => b.at - a.at)
          .map((one) => (
            <li key={one.id}>
              <strong>{one.helped ? 'Helped' : 'Did not help'}</strong> {one.comment ?? 'erased'}{' '}
              <span className="hint">
                version {one.version}, {dayAndTime(one.at, now)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Log({ id }: { id: string }) {
  const { list } = useRows(ArticleLog, id);
  const now = useNow();
  return (
    <section aria-label="What became of it">
      <h3>What became of it</h3>
      <ul className="record-list">
        {list.map((line) => (
          <li key={line.id}>
            <span className="hint">
              <time>{dayAndTime(line.at, now)}</time> {line.author} · {line.kind}
            </span>{' '}
            {line.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
