import type { Db } from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';

/** Whether an account may act as this now: it has the role, and somebody is connected by it. */
type MayAct = (accountId: string) => Promise<boolean>;

/** Who leads in the field sits at no desk: the callsigns on duty whose crew hears what the role is told, of the area or of all. */
export async function heardInField(
  db: Db,
  role: Role,
  areaId: string | null,
  mayAct: MayAct,
): Promise<readonly string[]> {
  if (role !== 'patrol-sergeant' && role !== 'duty-inspector') return [];
  let onDuty = db
    .withTables<OperationsTables>()
    .selectFrom('operations.unit')
    .select(['callsign', 'crew_accounts'])
    .where('ended_at', 'is', null)
    .where('on_duty', '=', true)
    .where('kind', '=', 'supervision');
  if (areaId !== null) onDuty = onDuty.where('area_id', '=', areaId);
  const heard: string[] = [];
  for (const { callsign, crew_accounts: accounts } of await onDuty.orderBy('callsign').execute()) {
    for (const accountId of accounts) {
      if (!(await mayAct(accountId))) continue;
      heard.push(callsign);
      break;
    }
  }
  return heard;
}
