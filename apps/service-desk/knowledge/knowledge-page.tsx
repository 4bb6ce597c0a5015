import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import { AvoidedReports, DeskSuggestions, Suggestions } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import { Heading } from '../words/heading.tsx';
import { type Suggestion, SuggestionItem } from './suggestion.tsx';

/** Known errors and articles side by side, found by words; what readers need not ask the desk for. */
export function KnowledgePage() {
  const { can } = useStaff();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const writes = can('knowledge.write');
  useAct('writeArticle', () => go('/articles/new'), writes);
  return (
    <main className="service-page knowledge-page">
      <div className="row wrap">
        <Heading of="/knowledge">Known errors and articles</Heading>
        {writes && (
          <span className="push row wrap">
            <Link href="/articles">All articles</Link>
            <ActButton act="writeArticle" icon="plus">
              New article
            </ActButton>
          </span>
        )}
      </div>
      <Field label="What do you look for?">
        {(id) => (
          <input
            id={id}
            className="input"
            type="search"
            // biome-ignore lint/a11y/noAutofocus: the page is for this.
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Results filters={`&text=${encodeURIComponent(text)}`} writes={writes} looked={text !== ''} />
      {writes && <Avoided />}
    </main>
  );
}

function Results({ filters, writes, looked }: { filters: string; writes: boolean; looked: boolean }) {
  const { rows, state } = useView(writes ? DeskSuggestions : Suggestions, filters);
  if (rows.length === 0) {
    const none = looked ? 'Nothing of the kind is known' : 'Nothing has been published yet';
    return (
      <Empty title={notRead(state, 'what is known') ?? none}>
        <Link href="/report">Report a problem</Link>
      </Empty>
    );
  }
  return (
    <div className="knowledge-beside">
      <Column title="Known errors" rows={rows.filter(({ kind }) => kind === 'known-error')} />
      <Column title="Articles" rows={rows.filter(({ kind }) => kind === 'article')} />
    </div>
  );
}

function Column({ title, rows }: { title: string; rows: readonly Suggestion[] }) {
  const { can } = useStaff();
  return (
    <section aria-label={title} className="knowledge-column">
      <h3>{title}</h3>
      {rows.length === 0 && <p className="quiet">None</p>}
      <ul>
        {rows.map((one) => (
          <SuggestionItem key={one.id} one={one}>
            {one.kind === 'known-error'
              ? can('problem.read') && <Link href={`/problems/${one.id}`}>{one.number}</Link>
              : can('knowledge.write') && <Link href={`/articles/${one.id}`}>{one.number}</Link>}
          </SuggestionItem>
        ))}
      </ul>
    </section>
  );
}

/** What was not reported, because something here had helped. */
function Avoided() {
  const { rows } = useView(AvoidedReports, '');
  const total = rows.reduce((sum, { portal, call }) => sum + portal + call, 0);
  return (
    <section aria-label="Fixed without a record" className="stack">
      <h3>Fixed without a record: {total}</h3>
      {rows.length > 0 && (
        <div className="knowledge-scroll">
          <table className="knowledge-table">
            <thead>
              <tr>
                <th scope="col">What helped</th>
                <th scope="col">At the portal</th>
                <th scope="col">On the telephone</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ targetId, number, title, portal, call }) => (
                <tr key={targetId}>
                  <th scope="row">
                    <span className="number">{number}</span> {title ?? 'erased'}
                  </th>
                  <td>{portal}</td>
                  <td>{call}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
