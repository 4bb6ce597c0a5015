import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { Approvals } from '../../../modules/service/contract.ts';
import { ChangesAskedOfYou } from '../changes/asked-of-you.tsx';
import { useStaff } from '../session/staff.tsx';
import { IsItJustMe } from './outages.tsx';
import { OwnList } from './own-list.tsx';
import './portal.css';
import { Heading } from '../words/heading.tsx';

/** Help and requests: what everybody of the force sees first. */
export function HomePage() {
  const { can } = useStaff();
  return (
    <main className="service-page portal">
      <Heading of="/">Help and requests</Heading>
      <IsItJustMe />
      <div className="portal-verbs">
        <Link href="/report" className="portal-verb">
          <strong>Report a problem</strong>
          <span className="quiet">Something does not work as it should</span>
        </Link>
        <Link href="/request" className="portal-verb">
          <strong>Request a service</strong>
          <span className="quiet">Equipment, access, software, a move</span>
        </Link>
      </div>
      <AskedOfYou />
      <ChangesAskedOfYou />
      <OwnList />
      <p className="row wrap">
        <Link href="/my-kit">My kit</Link>
        <Link href="/knowledge">Known errors and how to help yourself</Link>
        <Link href="/me">Where you work and who leads you</Link>
        {can('service-site.read') && <Link href="/site">Everything at your station</Link>}
      </p>
    </main>
  );
}

/** What waits for the word of whoever is here. */
function AskedOfYou() {
  const { list } = useRows(Approvals, useStaff().session.subject.id);
  if (list.length === 0) return null;
  return (
    <Link href="/approvals" className="portal-verb portal-asked">
      <strong>{list.length === 1 ? 'One request waits' : `${list.length} requests wait`} for your yes or no</strong>
    </Link>
  );
}
