import type { Mine } from '../unit/my-unit.ts';
import { useMyAlarms } from './use-alarms.ts';

/** The way to my alarms, with how many call for me. */
export function AlarmTab(props: { readonly mine: Mine | null; readonly here: boolean; readonly onOpen: () => void }) {
  const { mine, here, onOpen } = props;
  const { waiting } = useMyAlarms(mine);
  const calls = waiting.length > 0;
  return (
    <button type="button" aria-current={here ? 'page' : undefined} data-alert={calls && !here} onClick={onOpen}>
      Alarms{calls && ` ${waiting.length}`}
    </button>
  );
}
