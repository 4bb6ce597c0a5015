import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Catalogue } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../portal/portal.css';
import { leadOf, priceOf } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { Heading } from '../words/heading.tsx';
import { approvalWords, isFor } from './item-words.ts';

type Item = RowOf<typeof Catalogue>;

/** What can be asked for, with price, lead time and who says yes: before anything is filled in. */
export function CataloguePage() {
  const { list, state } = useRows(Catalogue);
  const { roles } = useStaff().session.subject;
  const [text, setText] = useState('');
  const incidentId = new URLSearchParams(useSearch()).get('incident');
  // The desk asks in the place of whoever reported it: the server knows what is for them.
  const found = list.filter(({ terms }) => (incidentId !== null || isFor(terms, roles)) && matches(terms, text));
  const groups = [...new Set(found.map(({ terms }) => terms.group))].toSorted();
  return (
    <main className="service-page portal">
      <Heading of="/request">Request a service</Heading>
      <Field label="What do you need?">
        {(id) => (
          <input
            id={id}
            className="input"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {found.length === 0 && (
        <Empty title={notRead(state, 'the catalogue') ?? 'Nothing in the catalogue is called that'}>
          If it is not here, report it as a problem: somebody will read it.
        </Empty>
      )}
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <ul>
            {found
              .filter(({ terms }) => terms.group === group)
              .toSorted((a, b) => a.terms.name.localeCompare(b.terms.name))
              .map((item) => (
                <ItemLine key={item.id} item={item} incidentId={incidentId} />
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function matches({ name, summary, group }: Item['terms'], text: string): boolean {
  const all = `${name} ${summary} ${group}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function ItemLine({ item: { id, terms }, incidentId }: { item: Item; incidentId: string | null }) {
  return (
    <li>
      <Link
        href={incidentId === null ? `/request/${id}` : `/request/${id}?incident=${incidentId}`}
        className="portal-line"
      >
        <strong>{terms.name}</strong>
        <span>{terms.summary}</span>
        <span className="quiet">
          {priceOf(terms.pricePence)} · {leadOf(terms.leadHours)} · {approvalWords(terms)}
        </span>
      </Link>
    </li>
  );
}
