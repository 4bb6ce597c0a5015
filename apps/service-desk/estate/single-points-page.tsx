import { Link } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import { SinglePoints } from '../../../modules/estate/contract.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useEstateWords } from './use-words.ts';
import './estate.css';
import { Heading } from '../words/heading.tsx';

/** What takes a service away when it alone is down, the gravest first: who uses it times how much hangs on it. */
export function SinglePointsPage() {
  const { rows, state } = useView(SinglePoints, '');
  const { nameOf } = useEstateWords();
  return (
    <main className="service-page wide import-page">
      <p className="quiet">
        <Link href="/estate">Estate</Link>
      </p>
      <Heading of="/estate/single-points">Single points of failure</Heading>
      <p className="quiet" role="status">
        {rows.length} items take a service with them when they alone are down.
      </p>
      {rows.length === 0 && (
        <Empty title={notRead(state, 'the single points') ?? 'Nothing alone takes a service away'} />
      )}
      {rows.length > 0 && (
        <div className="levels-scroll">
          <table className="state-table">
            <caption className="unseen">Single points of failure, the gravest first</caption>
            <ColumnHeads titles={['Item', 'Name', 'Class', 'Services that fall', '#Falls with it', '#Weight']} />
            <tbody>
              {rows.map(({ id, label, name, classId, services, falls, weight }) => (
                <tr key={id}>
                  <td className="number">
                    <Link href={`/estate/${id}/graph`}>{label}</Link>
                  </td>
                  <td>{name ?? 'restricted'}</td>
                  <td>{nameOf('classes', classId)}</td>
                  <td>{services.join(', ')}</td>
                  <td className="figure">{falls}</td>
                  <td className="figure">{weight}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
