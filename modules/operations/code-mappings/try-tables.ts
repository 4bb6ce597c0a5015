import { type CodePartner, findCodeMapping, listCodeMappingFaults, type Pack, theirCodeIn } from '../../force/index.ts';
import type { LadderTerms } from '../terms.ts';
import type { CodeTested } from './events.ts';
import { instantOf, nextAtHour } from './hours.ts';

/** A code that incidents had: opened with it, or wanted for a partner who could not be given one. */
export interface UsedCode {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** Left out: any partner might have been told of it. */
  readonly partner?: CodePartner;
}

export interface TestFacts {
  readonly used: readonly UsedCode[];
  readonly ladder: LadderTerms;
  /** Epoch milliseconds. */
  readonly now: number;
}

export const LOOK_BACK_MS = 24 * 3_600_000;
/** On the morning of its day. */
const REVIEW_HOUR = '09:00';

/** Every table against the pack in force: each own code and each of theirs, there and back, and the codes that were in use. */
export function tryTables(pack: Pack, { used, ladder, now }: TestFacts): Omit<CodeTested, 'because'> {
  const { codeMappings, codeTest } = pack.control;
  return {
    ...{ version: pack.version, since: now - LOOK_BACK_MS, ladder },
    tables: codeMappings.map(({ id, name, list, owner, reviewedBy, reviewedOn, nextReview, ...table }) => ({
      ...{ id, name, standIn: list.standIn, source: list.source, owner, reviewedBy, reviewedOn },
      reviewAt: instantOf(nextReview, REVIEW_HOUR, pack.timezone),
      tried: table.rows.length + table.back.length + table.grades.length + table.gradesBack.length,
    })),
    faults: listCodeMappingFaults(pack).map(({ path, reason }) => {
      const at = Number(/codeMappings\[(\d+)\]/.exec(path)?.[1]);
      return { table: codeMappings[at]?.name ?? '', place: path, reason };
    }),
    unmapped: used.flatMap((one) => unmappedOf(pack, one)),
    nextAt: nextAtHour(now, codeTest.at, pack.timezone),
    warnSeconds: codeTest.warnDays * 24 * 3_600,
  };
}

/** By the tables as they are now: what has been mended meanwhile is well. */
function unmappedOf(pack: Pack, { code, name, count, partner }: UsedCode): CodeTested['unmapped'] {
  if (partner !== undefined) {
    const table = findCodeMapping(pack, partner.id);
    const isWell = table !== null && theirCodeIn(table, { code, grade: '' }).kind !== 'unmapped';
    return isWell ? [] : [{ partner: partner.name, code, name, count }];
  }
  return pack.control.codeMappings
    .filter((table) => theirCodeIn(table, { code, grade: '' }).kind === 'unmapped')
    .map((table) => ({ partner: table.name, code, name, count }));
}
