import { useState } from 'react';
import { Link } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import { Stamp } from '../../../client/when.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { ArchivedRecords } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../figures/figures.css';
import { Heading } from '../words/heading.tsx';

type Row = RowOf<typeof ArchivedRecords>;

const kinds: Readonly<Record<Row['kind'], { readonly name: string; readonly path: string }>> = {
  'it-incident': { name: 'IT incident', path: '/it-incidents' },
  problem: { name: 'Problem', path: '/problems' },
  change: { name: 'Change', path: '/changes' },
  request: { name: 'Request', path: '/requests' },
};

/** All that is over, found by its words, number or person; asked when the form is sent, since each look is logged. */
export function ArchivePage() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const { rows, state } = useView(ArchivedRecords, text === '' ? '' : `&text=${encodeURIComponent(text)}`);
  const look = () => setText(typed.trim());
  return (
    <main className="service-page wide figures-page">
      <Heading of="/archive">Archive</Heading>
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Field label="Number, words or person">
          {(id) => <input id={id} className="input" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
        <Button submit onPress={look}>
          Search
        </Button>
      </form>
      {rows.length === 0 ? (
        <Empty
          title={
            notRead(state, 'the archive') ?? (text === '' ? 'Nothing is closed yet' : 'No closed record is like this')
          }
        >
          {text === '' ? 'What is closed stands here, the last first.' : 'Fewer words find more.'}
        </Empty>
      ) : (
        <table>
          <thead>
            <tr>
              {['Kind', 'Number', 'What', 'Person', 'Closed'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

function Line({ row: { id, kind, number, title, person, at } }: { row: Row }) {
  return (
    <tr>
      <td>{kinds[kind].name}</td>
      <td>
        <Link href={`${kinds[kind].path}/${id}`}>{number}</Link>
      </td>
      <td>{title ?? 'erased'}</td>
      <td>{person ?? ''}</td>
      <td>
        <Stamp at={at} />
      </td>
    </tr>
  );
}
