import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { MyKit } from '../../../modules/estate/contract.ts';
import { ReportFault } from '../../../modules/service/contract.ts';
import { useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import { useKept } from '../sync/kept.ts';

type Own = RowOf<typeof MyKit>;

/** What is signed out to the officer: how it is, and one tap when it does not work. What is lost needs a few words: that page is next door. */
export function OwnKit() {
  const { session } = useOfficer();
  const rows = useRows(MyKit, session.subject.id);
  const list = useKept<readonly Own[]>('kit', rows.state === 'ready' ? rows.list : undefined) ?? [];
  const held = list.filter(({ lostAt }) => lostAt === null);
  if (held.length === 0) return null;
  return (
    <section className="stack" aria-label="My kit">
      <h2>My kit</h2>
      {held.map((own) => (
        <OwnItem key={own.id} own={own} />
      ))}
      <a className="act" href="/service/my-kit">
        Something is lost
      </a>
    </section>
  );
}

function OwnItem({ own: { itemId, label, name, health } }: { own: Own }) {
  const acts = useActs();
  const report = (): void => {
    const about = { kind: 'item', itemId } as const;
    void acts.act(ReportFault, { faultId: crypto.randomUUID(), about, source: 'portal' }, `Fault of ${label}`);
  };
  return (
    <div className="own-kit">
      <p>
        {name ?? label} {name !== null && <span className="quiet">{label}</span>}
        {health !== null && <strong className="fault"> {health}</strong>}
      </p>
      <button type="button" className="act" onClick={report}>
        Fault<span className="unseen"> of {label}</span>
      </button>
    </div>
  );
}
