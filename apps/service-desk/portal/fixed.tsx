import { Link } from 'wouter';

/** It helped: nothing was reported, and that was counted. */
export function Fixed() {
  return (
    <main className="service-page portal">
      <h2>Good to hear</h2>
      <p role="status">Nothing was reported. That it helped has been counted.</p>
      <p className="row wrap">
        <Link href="/">Help and requests</Link>
        <Link href="/knowledge">Known errors and how to help yourself</Link>
      </p>
    </main>
  );
}
