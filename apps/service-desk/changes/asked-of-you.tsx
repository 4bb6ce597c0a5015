import { Link } from 'wouter';
import { useMyAsks } from './asked-page.tsx';

/** What of the changes waits for the word of whoever is here. */
export function ChangesAskedOfYou() {
  const { length } = useMyAsks();
  if (length === 0) return null;
  return (
    <Link href="/changes/asked" className="portal-verb portal-asked">
      <strong>{length === 1 ? 'One change waits' : `${length} changes wait`} for your yes or no</strong>
    </Link>
  );
}
