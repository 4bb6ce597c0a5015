import { Link } from 'wouter';
import './portal.css';

/** Help and requests: what everybody of the force sees first. */
export function HomePage() {
  return (
    <main className="service-page portal">
      <h2>Help and requests</h2>
      <div className="portal-verbs">
        <Link href="/report" className="portal-verb">
          <strong>Report a problem</strong>
          <span className="quiet">Something does not work as it should</span>
        </Link>
      </div>
    </main>
  );
}
