import { join } from 'node:path';
import type { Db, KernelContext, ModuleDefinition } from '../../kernel/index.ts';
import type { Role, Subject } from '../../kernel/pure.ts';
import { permissions } from './contract.ts';
import { forceEvents } from './events.ts';
import { live } from './live.ts';
import { listFaults, loadPack } from './load-pack.ts';
import type { Pack, Seat } from './pack.ts';
import { draftAggregate } from './packs/draft.ts';
import { draftProjection } from './packs/draft-projections.ts';
import { packHandlers } from './packs/handlers.ts';
import { holdPack, type PackInForce } from './packs/in-force.ts';
import { listLateVersions } from './packs/late.ts';
import { type Looked, lookAt } from './packs/look.ts';
import { packProjection } from './packs/projections.ts';
import { published } from './packs/published.ts';
import { packView } from './packs/queries.ts';
import { packShape } from './packs/shape-source.ts';
import { versionViews } from './packs/version-views.ts';
import { ensurePublished, findPack } from './packs/versions.ts';
import { makeReactions } from './reactions.ts';
import { type RolesOf, seatHandlers } from './seats/handlers.ts';
import { seatProjection } from './seats/projections.ts';
import {
  type Connected,
  districtOf,
  listSitters,
  occupiedOf,
  type Sitter,
  type Sitting,
  seatsCovering,
  seatsView,
  sittingOf,
} from './seats/queries.ts';
import { seat } from './seats/seat.ts';
import { type DemandPoint, openDemand } from './territory/demand.ts';
import { type ForceHit, openForces } from './territory/forces.ts';
import { outlinesView } from './territory/outlines-source.ts';
import { openTerritory, type Territory } from './territory/territory.ts';

export {
  type AgreementPack,
  type ChainLink,
  type Cover,
  calendarOf,
  coverWarnings,
  listCovers,
} from './agreements/cover.ts';
export { openHours } from './agreements/open-hours.ts';
export { listCodeMappingFaults } from './code-mapping-faults.ts';
export {
  type CodePartner,
  findCodeMapping,
  type OurCode,
  ourCodeOf,
  theirCodeIn,
  theirCodeOf,
} from './code-mappings.ts';
export type { GradePromise } from './deadline-rules.ts';
export type { DeskRules } from './desk-terms.ts';
export { type EstateSource, FieldTerm, ItemClass, type LifeStage, type RelationKind } from './estate-terms.ts';
export { loadPack, PackError } from './load-pack.ts';
export type { Area, OpeningCode, Plan, Seat, Status, StatusMeaning, UnitKind } from './pack.ts';
export { Pack } from './pack.ts';
export { type PackOfStart, packOfStart } from './packs/of-start.ts';
export type { RecordRules } from './record-rules.ts';
export type { PackFault } from './references.ts';
export { findRule } from './rules-in-force.ts';
export type { Sitting } from './seats/queries.ts';
export { type Agreement, ServiceTerms } from './service-terms.ts';
export type { RetentionClass, SampleRule } from './supervision.ts';
export type { DemandPoint } from './territory/demand.ts';
export type { AreaHit } from './territory/territory.ts';

export interface ForceOptions {
  /** Directory of the pack in force, e.g. `data/packs/rutland`. */
  readonly packDir: string;
  /** The roles of an account; nobody may take a seat for which they have none. */
  readonly rolesOf: RolesOf;
  /** In place of the one that lies in the directory: what a start found in the database, or a test makes of it. */
  readonly pack?: Pack | undefined;
}

/** What other modules and the server may ask of force. Questions about who sits where take the transaction that asks. */
export interface Force extends Territory {
  readonly definition: ModuleDefinition;
  /** The pack that this process goes by. */
  pack(): Pack;
  packVersion(): string;
  /** The pack in force as the database has it, in the transaction that asks: what a row of the feed is made of. */
  packAt(db: Db): Promise<Pack>;
  /** Goes by what the database says from here on. Answers whether it is another pack than before. */
  takeUp(db: Db): Promise<boolean>;
  /** What the alarm strip shows of versions that are about to take effect, or should have. */
  readonly listLateVersions: typeof listLateVersions;
  /** The land as a pack draws it, whether or not it is in force. Reads files: for reports. */
  landOf(pack: Pack): Territory;
  /** A draft laid over the pack in force; null: there is none, or it is no usable pack. */
  findDraft(db: Db, draftId: string): Promise<Pack | null>;
  /** A version as it was loaded, also one that is no longer in force. */
  findPack(db: Db, version: string): Promise<Pack | null>;
  /** Loads the pack of this start into the database, puts it in force unless somebody has chosen another, and takes up what is. */
  ensurePublished(context: KernelContext): Promise<void>;
  seatOf(db: Db, accountId: string): Promise<Subject['seat']>;
  /** The seat, with the count of its changes: add it to the account's access version. */
  sittingOf(db: Db, accountId: string): Promise<Sitting>;
  /** Everybody who sits at a desk. */
  listSitters(db: Db): Promise<readonly Sitter[]>;
  /** The ids of a district and all of its beats; the area may be given as any of them. */
  districtOf(areaId: string): readonly string[];
  /** The seats of a role for an area (null: all), occupied or not, the narrowest first. */
  seatsCovering(role: Role, areaId: string | null): readonly Seat[];
  /** Of these, the ids of those at which somebody sits who is connected and has the role. */
  seatsFor(db: Db, role: Role, areaId: string | null, connected: Connected): Promise<readonly string[]>;
  /** Whose ground a point is; null where no outline of the forces covers it. */
  forceOf(lon: number, lat: number): ForceHit | null;
  /** A force by its published code. */
  findForce(code: string): ForceHit | null;
  /** Street points and their demand; by local hour (0–23) or, without one, over the whole day. */
  demand(hour?: number): readonly DemandPoint[];
}

export function makeForce({ packDir, rolesOf, pack: given }: ForceOptions): Force {
  const first = given ?? loadPack(packDir);
  const inForce = holdPack(first);
  const pack = inForce.now;
  const demand = inForce.made((of) => openDemand(of, packDir));
  const territory = inForce.made((of) => openTerritory(of, packDir));
  const forces = later(() => openForces(first, packDir));
  return {
    definition: define(inForce, rolesOf, territory),
    pack,
    packVersion: () => pack().version,
    packAt: inForce.at,
    takeUp: async (db) => {
      const isAnother = await inForce.takeUp(db);
      // Read now, so that the next place that is asked about does not wait for it.
      if (isAnother) territory();
      return isAnother;
    },
    listLateVersions,
    landOf: (of) => openTerritory(of, packDir),
    findDraft: async (db, draftId) => draftOf(await lookAt(db, await inForce.at(db), draftId)),
    findPack: (db, version) => findPack(db, first.id, version),
    ensurePublished: async (context) => {
      await ensurePublished(context, first);
      await inForce.takeUp(context.db);
    },
    seatOf: async (db, accountId) => (await sittingOf(db, pack(), accountId)).seat,
    sittingOf: (db, accountId) => sittingOf(db, pack(), accountId),
    listSitters,
    districtOf: (areaId) => districtOf(pack(), areaId),
    seatsCovering: (role, areaId) => seatsCovering(pack(), role, areaId),
    seatsFor: (db, role, areaId, connected) =>
      occupiedOf(
        db,
        seatsCovering(pack(), role, areaId),
        async (accountId) => connected(accountId) && (await rolesOf(db, accountId)).includes(role),
      ),
    areaOf: (lon, lat) => territory().areaOf(lon, lat),
    settingOf: (lon, lat) => territory().settingOf(lon, lat),
    outlineOf: (areaId) => territory().outlineOf(areaId),
    forceOf: (lon, lat) => forces().at(lon, lat),
    findForce: (code) => forces().find(code),
    demand: (hour) => demand()(hour),
  };
}

function draftOf({ faults, content }: Looked): Pack | null {
  return faults.length === 0 ? listFaults(content).pack : null;
}

function define(inForce: PackInForce, rolesOf: RolesOf, territory: () => Territory): ModuleDefinition {
  const pack = inForce.now;
  return {
    name: 'force',
    migrations: join(import.meta.dirname, 'migrations'),
    tables,
    permissions,
    events: forceEvents,
    aggregates: [seat, published, draftAggregate],
    handlers: [...seatHandlers(pack, rolesOf), ...packHandlers(inForce)],
    projections: [seatProjection, packProjection, draftProjection],
    views: [
      packShape,
      outlinesView(pack, territory),
      seatsView(inForce.at),
      packView(inForce),
      ...versionViews(inForce),
    ],
    live,
    reactions: makeReactions(inForce, rolesOf),
  };
}

const tables: ModuleDefinition['tables'] = {
  seat: 'projection',
  sitter: 'projection',
  pack: 'projection',
  pack_version: 'bulk',
  draft: 'projection',
  draft_section: 'projection',
  publication: 'projection',
};

/** Opens on first use: a command that only needs the pack does not read the boundaries. */
function later<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
