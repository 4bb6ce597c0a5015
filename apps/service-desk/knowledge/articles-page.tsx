import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { Articles } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { byWords } from '../portal/when.ts';
import { dayOf } from '../problems/problem-words.ts';
import { type ArticleRow, articleOrder, audienceNames, standingWords } from './article-words.ts';
import './knowledge.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 44;

/** All articles: how they stand, who owns them, what readers say, and when somebody must look at them. */
export function ArticlesPage() {
  const { list, state } = useRows(Articles);
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const ordered = useMemo(() => list.toSorted(articleOrder), [list]);
  const byId = useMemo(() => new Map(ordered.map((row) => [row.id, row])), [ordered]);
  const keys = useMemo(() => ordered.map(({ id }) => id), [ordered]);
  useAct('writeArticle', () => go('/articles/new'));
  return (
    <main className="service-page wide queue-page">
      <div className="row wrap">
        <Heading of="/articles">Articles</Heading>
        <Link href="/knowledge">As readers see them</Link>
        <span className="push">
          <ActButton act="writeArticle" icon="plus">
            New article
          </ActButton>
        </span>
      </div>
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the articles') ?? 'No article was written yet'}>
          How something is put right, written once, is suggested to whoever reports it.
        </Empty>
      ) : (
        <>
          <ListHeads
            grid="article-row"
            titles={['Number', 'What', 'How it stands', 'Who reads it', 'Who answers for it', 'Did it help', 'Due']}
          />
          <VirtualList
            label="Articles"
            keys={keys}
            rowHeight={ROW_PX}
            selected={chosen}
            onSelect={setChosen}
            onOpen={(id) => go(`/articles/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <ArticleLine row={row} />;
            }}
          />
        </>
      )}
    </main>
  );
}

function ArticleLine({ row }: { row: ArticleRow }) {
  const now = useNow();
  return (
    <div className="article-row">
      <span className="number">{row.number}</span>
      <span className="clip">{row.title ?? 'erased'}</span>
      <span className="clip">{standingWords(row)}</span>
      <span className="quiet clip">{audienceNames[row.audience]}</span>
      <span className="quiet clip">{row.owner}</span>
      <span className="quiet clip">
        {row.helped} yes, {row.notHelped} no, {row.avoided} spared
      </span>
      <span className="quiet clip">
        {row.dueAt === null ? '' : row.dueAt < now ? byWords(row.dueAt, now) : dayOf(row.dueAt)}
      </span>
    </div>
  );
}
