import { useRows } from '../../../client/react.tsx';
import { ServiceIncidentLog } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { LogLines } from './log-lines.tsx';

export function Log({ id }: { id: string }) {
  const { list, state } = useRows(ServiceIncidentLog, id);
  const { nameOf } = useStaff();
  /** A line holds the code of the team: people read its name. */
  const named = (text: string): string => text.replace(/^[a-z0-9-]+(?=:|$)/, (team) => nameOf('teams', team));
  if (list.length === 0) return <Empty title={notRead(state, 'the log') ?? 'Nothing was written yet'} />;
  const lines = list.map((line) => (line.kind === 'assigned' ? { ...line, text: named(line.text) } : line));
  return <LogLines name="All that was said" reads="the reporter" lines={lines} />;
}
