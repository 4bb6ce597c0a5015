import { useRows } from '../../../client/react.tsx';
import { ServiceIncidentLog } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { LogLines } from './log-lines.tsx';

export function Log({ id }: { id: string }) {
  const { list, state } = useRows(ServiceIncidentLog, id);
  if (list.length === 0) return <Empty title={notRead(state, 'the log') ?? 'Nothing was written yet'} />;
  return <LogLines name="All that was said" reads="the reporter" lines={list} />;
}
