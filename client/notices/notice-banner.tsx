import type { RowOf } from '../../kernel/pure.ts';
import { Notices } from '../../modules/service/contract.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { shortTimeOf } from '../../ui/clock-bar/minutes.ts';
import { useNow, useRows } from '../react.tsx';

type Notice = RowOf<typeof Notices>;

const SOON_MS = 3_600_000;
const MOST = 2;

/** What is known to be down, and planned work that begins soon: the same text on every screen of the force. */
export function NoticeBanner() {
  const { list } = useRows(Notices);
  const now = useNow();
  const shown = inOrder(list.filter(({ kind, from }) => kind === 'outage' || from < now + SOON_MS));
  if (shown.length === 0) return null;
  return (
    <section aria-label="Known outages and planned work">
      {shown.slice(0, MOST).map((notice) => (
        <Banner key={notice.id} tone={notice.major ? 'alarm' : 'warn'} icon="warning">
          <strong>{notice.title}</strong>
          <span>
            {notice.text}
            {whenNext(notice, now)}
          </span>
          {notice === shown[MOST - 1] && shown.length > MOST && <span>and {shown.length - MOST} more</span>}
        </Banner>
      ))}
    </section>
  );
}

function inOrder(notices: readonly Notice[]): readonly Notice[] {
  return notices.toSorted((a, b) => Number(b.major) - Number(a.major) || b.changedAt - a.changedAt);
}

function whenNext({ kind, from, until, nextAt }: Notice, now: number): string {
  if (kind === 'planned') {
    return ` (${shortTimeOf(from)}${until === null ? '' : ` to ${shortTimeOf(until)}`})`;
  }
  return nextAt === null || nextAt < now ? '' : ` Next word by ${shortTimeOf(nextAt)}.`;
}
