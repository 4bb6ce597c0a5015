import type { CodeMapping } from './code-mapping-terms.ts';
import type { Pack } from './pack.ts';

/** What a partner is told of one of our codes. Nothing is guessed: what no table says is unmapped, and why. */
export type TheirCode =
  | {
      readonly kind: 'mapped';
      readonly table: string;
      readonly code: string;
      readonly name: string;
      readonly grade: { readonly code: string; readonly name: string } | null;
    }
  /** The table says that they have none: somebody tells them. */
  | { readonly kind: 'voice'; readonly table: string }
  /** The table says that a supervisor decides each time. */
  | { readonly kind: 'supervisor'; readonly table: string; readonly why: string }
  | { readonly kind: 'unmapped'; readonly table: string | null; readonly why: string };

/** A code of theirs as one of ours; or why a supervisor reads it as it came. */
export type OurCode =
  | { readonly kind: 'mapped'; readonly table: string; readonly code: string; readonly name: string }
  | { readonly kind: 'unmapped'; readonly table: string | null; readonly why: string };

/** Who it is for: a partner service by its id in the pack, another force by its published code. */
export interface CodePartner {
  readonly id: string;
  readonly name: string;
}

type Packed = Pick<Pack, 'codes' | 'control'>;
type Own = { readonly code: string; readonly grade: string };

export function findCodeMapping({ control }: Pick<Pack, 'control'>, partnerId: string): CodeMapping | null {
  return (
    control.codeMappings.find(({ partners, forces }) => partners.includes(partnerId) || forces.includes(partnerId)) ??
    null
  );
}

export function theirCodeOf(pack: Pick<Pack, 'control'>, partner: CodePartner, own: Own): TheirCode {
  const table = findCodeMapping(pack, partner.id);
  if (table === null) return { kind: 'unmapped', table: null, why: `no table of codes for ${partner.name}` };
  return theirCodeIn(table, own);
}

export function theirCodeIn(table: CodeMapping, { code, grade }: Own): TheirCode {
  const unmapped = (why: string): TheirCode => ({ kind: 'unmapped', table: table.id, why });
  const row = table.rows.find(({ own }) => own === code);
  if (row === undefined) return unmapped(`${table.name} has no line for ${code}`);
  if (row.none === 'voice') return { kind: 'voice', table: table.id };
  if (row.theirs === undefined) {
    return { kind: 'supervisor', table: table.id, why: `${table.name} leaves ${code} to a supervisor` };
  }
  const theirs = table.list.codes.find((one) => one.code === row.theirs);
  if (theirs === undefined) return unmapped(`${row.theirs} is not in ${table.list.name}`);
  const graded = table.grades.find(({ own }) => own === grade);
  if (graded?.none === 'supervisor') {
    return { kind: 'supervisor', table: table.id, why: `${table.name} leaves grade ${grade} to a supervisor` };
  }
  const theirGrade = table.list.grades.find((one) => one.code === graded?.theirs) ?? null;
  return { kind: 'mapped', table: table.id, ...theirs, grade: theirGrade };
}

export function ourCodeOf(pack: Packed, partner: CodePartner, theirs: string): OurCode {
  const table = findCodeMapping(pack, partner.id);
  if (table === null) return { kind: 'unmapped', table: null, why: `no table of codes for ${partner.name}` };
  const line = table.back.find((one) => one.theirs === theirs);
  const own = pack.codes.find(({ code }) => code === line?.own);
  if (own !== undefined) return { kind: 'mapped', table: table.id, code: own.code, name: own.name };
  const why = line === undefined ? 'does not know' : 'leaves to a supervisor';
  return { kind: 'unmapped', table: table.id, why: `${table.name} ${why}: ${theirs}` };
}
