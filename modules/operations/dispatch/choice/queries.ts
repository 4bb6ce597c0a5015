import { type Db, type HeldRow, sql, type ViewSource } from '../../../../kernel/index.ts';
import type { Locus, RowOf } from '../../../../kernel/pure.ts';
import type { Pack } from '../../../force/index.ts';
import { findAsked } from '../asked.ts';
import { needsInWords } from '../plan.ts';
import { listWanting, type UnitSeen } from '../suitability.ts';
import { notAmongOf } from './facts.ts';
import type { ChoiceTables } from './tables.ts';
import { Choices, ResponsePlan } from './views.ts';

type Known = ChoiceTables['operations.choice']['known']['__select__'];

interface Found {
  assignment_id: string;
  at: number;
  by: string;
  known: Known;
  reason: string | null;
  pack_version: string;
  restriction: 'none' | 'restricted' | 'concealed';
  allowed: readonly string[];
  locus: Locus;
}

/** Read when somebody asks why, never fed. Guarded as its incident is: under a restriction nothing of it shows. */
export const choicesView: ViewSource = {
  declaration: Choices,
  list: async (db, { of, after, limit, may }) => {
    if (of === null || after !== null) return [];
    const answer = await sql<Found>`
      SELECT choice.assignment_id, choice.at, choice.by, choice.known, choice.reason, choice.pack_version,
             incident.restriction, incident.allowed, incident.locus
        FROM operations.choice AS choice
        JOIN operations.incident AS incident ON incident.id = choice.incident_id
       WHERE choice.incident_id = ${of} ORDER BY choice.position LIMIT ${limit}`.execute(db);
    const named = await listNamed(db, answer.rows, may);
    return answer.rows.map((found) => held(of, found, named));
  },
};

function held(incidentId: string, { assignment_id: assignmentId, known, ...found }: Found, named: Named): HeldRow {
  const { tourId: _tourId, offered, ...rest } = known;
  const row: RowOf<typeof Choices> = {
    ...{ assignmentId, incidentId, at: found.at, by: found.by, reason: found.reason, packVersion: found.pack_version },
    ...rest,
    offered: offered.map((one) => {
      if (one.givesUp === null) return one;
      if (!named.has(one.givesUp.incidentId)) return { ...one, givesUp: null };
      const text = `divert: gives up ${one.givesUp.number}, ${one.givesUp.grade}`;
      return { ...one, reasons: one.reasons.map((each) => (each.term === 'divert' ? { ...each, text } : each)) };
    }),
  };
  const { restriction, allowed, locus } = found;
  return { key: assignmentId, parent: incidentId, row, member: true, guard: { restriction, allowed, locus } };
}

type Named = ReadonlySet<string>;
type May = Parameters<ViewSource['list']>[1]['may'];

/** Incidents that a unit would have given up, and that the reader may see as they are guarded now. */
async function listNamed(db: Db, rows: readonly Found[], may: May): Promise<Named> {
  const ids = rows.flatMap(({ known }) => known.offered.flatMap(({ givesUp }) => givesUp?.incidentId ?? []));
  if (ids.length === 0) return new Set();
  const found = await sql<Pick<Found, 'restriction' | 'allowed'> & { id: string }>`
    SELECT id, restriction, allowed FROM operations.incident WHERE id = ANY(${[...new Set(ids)]})`.execute(db);
  const shown = found.rows.filter(({ restriction, allowed }) => {
    return restriction !== 'concealed' || (may?.('incident.read', { restriction, allowed }) ?? false);
  });
  return new Set(shown.map(({ id }) => id));
}

/** The plan as it stands for an incident, and who lacks; asked for with the recommendation. */
export function responsePlanView(pack: () => Pack): ViewSource {
  return {
    declaration: ResponsePlan,
    list: async (db, { of, after }) => {
      const asked = of === null || after !== null ? null : await findAsked(db, of, pack());
      if (asked === null || asked.need.sought === null) return [];
      const { incidentId, sought } = asked.need;
      const wanting = listWanting(sought.needs, await listOnIt(db, incidentId, pack()));
      const row: RowOf<typeof ResponsePlan> = {
        ...{ incidentId, plan: sought.plan.name, level: sought.level, setBy: asked.levelBy },
        levels: sought.levels.map(({ level, name, needs }) => ({ level, name, asks: needsInWords(needs) })),
        needs: sought.needs.map(({ count, kinds, skills }, i) => ({
          ...{ count, wanting: wanting[i] ?? 0 },
          kinds: kinds.map(({ name }) => name),
          skills: skills.map(({ name }) => name),
        })),
        notAmong: notAmongOf(pack(), asked.grade),
      };
      return [{ key: incidentId, parent: incidentId, row, member: true, guard: asked.contentGuard }];
    },
  };
}

async function listOnIt(db: Db, incidentId: string, { unitKinds }: Pack): Promise<readonly UnitSeen[]> {
  const found = await sql<{ kind: string; responds: boolean; armed: boolean; skills: readonly string[] }>`
    SELECT kind, responds, armed, skills FROM operations.unit
     WHERE active_incident_id = ${incidentId} AND ended_at IS NULL`.execute(db);
  return found.rows.map(({ kind: id, responds, armed, skills }) => {
    const name = unitKinds.find((kind) => kind.id === id)?.name ?? id;
    return { kind: { id, name, responds, armed }, skills };
  });
}
