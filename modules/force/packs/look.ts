import type { Db } from '../../../kernel/index.ts';
import { listFaults } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import type { PackFault } from '../references.ts';
import { type Json, tablesOf } from '../tables.ts';
import { changesOf, type SectionChange } from './changes.ts';
import { type PackSection, packSections } from './sections.ts';
import { hashOf, nextVersion } from './versions.ts';

export interface SectionRow {
  readonly section: PackSection;
  readonly value: Json;
  readonly hash: string;
  readonly over: string;
  readonly saved_at: number;
}

/** A draft laid over the pack in force: the version that it would become. */
export interface Looked {
  readonly packId: string;
  readonly over: string;
  readonly becomes: string;
  /** The whole pack, with its defaults where it has no faults. */
  readonly content: Json;
  readonly hash: string;
  readonly faults: readonly PackFault[];
  readonly conflicts: readonly PackSection[];
  readonly changes: readonly SectionChange[];
  /** Seats that it would change. */
  readonly seats: readonly string[];
  /** Drafts that stand, this one among them. */
  readonly drafts: readonly string[];
}

export async function listDrafts(db: Db): Promise<readonly string[]> {
  const rows = await tablesOf(db).selectFrom('force.draft').select('draft_id').orderBy('begun_at').execute();
  return rows.map(({ draft_id }) => draft_id);
}

export async function listSectionsOf(db: Db, draftId: string): Promise<readonly SectionRow[]> {
  return tablesOf(db).selectFrom('force.draft_section').selectAll().where('draft_id', '=', draftId).execute();
}

/** The pack that a draft makes of the one in force, as JSON. */
export function laidOver(pack: Pack, rows: readonly Pick<SectionRow, 'section' | 'value'>[]): Record<string, unknown> {
  const said = Object.fromEntries(rows.map(({ section, value }) => [section, value]));
  return { ...pack, ...said };
}

export async function lookAt(db: Db, pack: Pack, draftId: string): Promise<Looked> {
  const rows = await listSectionsOf(db, draftId);
  const becomes = await nextVersion(db, pack.id);
  const { faults, pack: whole } = listFaults({ ...laidOver(pack, rows), version: becomes });
  const content = JSON.parse(JSON.stringify(whole ?? { ...laidOver(pack, rows), version: becomes }));
  const inForce = new Map(packSections.map((section) => [section, hashOf(pack[section])]));
  const conflicts = rows.filter(({ section, hash, over }) => {
    const now = inForce.get(section);
    return over !== now && hash !== now;
  });
  return {
    ...{ packId: pack.id, over: pack.version, becomes, content, faults },
    hash: hashOf(content),
    conflicts: packSections.filter((section) => conflicts.some((row) => row.section === section)),
    changes: changesOf(pack, content),
    drafts: await listDrafts(db),
    seats: whole === null ? [] : changedSeats(pack, whole),
  };
}

/** Seats that are new, gone or otherwise. */
export function changedSeats(before: Pick<Pack, 'seats'>, after: Pick<Pack, 'seats'>): readonly string[] {
  const hashes = ({ seats }: Pick<Pack, 'seats'>) => new Map(seats.map((seat) => [seat.id, hashOf(seat)]));
  const [was, is] = [hashes(before), hashes(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id));
}
