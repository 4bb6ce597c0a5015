import { useNow, useRows } from '../../../client/react.tsx';
import { Majors } from '../../../modules/operations/contract.ts';
import { Banner } from '../../../ui/banner/banner.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { shortNumber } from '../queue/order.ts';
import { openMajor } from './open-major.ts';
import { levelWords, type MajorRow } from './use-majors.ts';

/** Stands in every window while a major incident runs, for whoever may see its incident. */
export function MajorBanner() {
  const now = useNow();
  const shown = useRows(Majors).list.filter(({ level }) => level === 'standby' || level === 'declared');
  if (shown.length === 0) return null;
  return (
    <section aria-label="Major incidents">
      {shown.map((major) => (
        <Banner key={major.id} tone={major.level === 'declared' ? 'alarm' : 'warn'} icon="flag">
          <strong>
            MAJOR INCIDENT {levelWords[major.level]} · {shortNumber(major.number)}
          </strong>
          <span>
            {major.place} · since {whenOf(major.since, now)}
            {major.agency !== null && `, ${major.agency}`} · {methaneWords(major)}
            {major.vacant.length > 0 && ` · nobody is ${major.vacant.join(', ')}`}
            {major.partnersWaiting > 0 && ` · ${major.partnersWaiting} partners not reached`}
          </span>
          <span className="push">
            <Button label={`Open major incident ${shortNumber(major.number)}`} onPress={() => openMajor(major.id)}>
              Open
            </Button>
          </span>
        </Banner>
      ))}
    </section>
  );
}

function methaneWords({ methaneVersion, methaneDueAt }: MajorRow): string {
  const due = methaneDueAt === null ? '' : ` next by ${shortTimeOf(methaneDueAt)}`;
  return methaneVersion === 0 ? `no M/ETHANE yet,${due}` : `M/ETHANE ${methaneVersion},${due}`;
}
