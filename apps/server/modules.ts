import {
  type Clock,
  type Db,
  handle,
  type KernelContext,
  lanesOf,
  type ModuleDefinition,
  makeKernel,
} from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import { makeAudit, openSealKey, type SealKey } from '../../modules/audit/index.ts';
import { makeEstate } from '../../modules/estate/index.ts';
import {
  type CrimeRecords,
  httpCrimeRecords,
  httpPartnerServices,
  httpRadioSystem,
  inventedCrimeRecords,
  inventedRadioSystem,
  listUnreadAlarms,
  makeExchange,
  type RadioSystem,
} from '../../modules/exchange/index.ts';
import { type Force, makeForce, type Pack } from '../../modules/force/index.ts';
import {
  findImportedMap,
  type GazetteerModule,
  makeGazetteer,
  makeRoads,
  type TakenUpRoads,
} from '../../modules/gazetteer/index.ts';
import { type Identity, makeIdentity, openSecretKey } from '../../modules/identity/index.ts';
import { type Insight, listReviewAlarms, makeInsight } from '../../modules/insight/index.ts';
import { heardInField, makeOperations, type Operations, wholeRecords } from '../../modules/operations/index.ts';
import { makePole } from '../../modules/pole/index.ts';
import { makeService, type Service } from '../../modules/service/index.ts';

/** Everything that runs, put together. Nothing here touches the database yet. */
export interface Modules {
  readonly context: KernelContext;
  readonly definitions: readonly ModuleDefinition[];
  readonly identity: Identity;
  readonly force: Force;
  readonly gazetteer: GazetteerModule;
  readonly operations: Operations;
  readonly roads: TakenUpRoads;
  readonly service: Service;
  readonly insight: Insight;
  /** Signs seals and orders to erase. */
  readonly sealKey: SealKey | null;
}

export interface Needs {
  readonly db: Db;
  readonly clock: Clock;
  readonly demo: boolean;
  /** The directory of the force pack, e.g. `data/packs/rutland`. */
  readonly packDir: string;
  /** In place of the one in that directory; left out: that one. */
  readonly pack?: Pack;
  /** Where an imported map and the key of the seals lie; null: the command line, which asks for no roads and seals nothing. */
  readonly dataDir: string | null;
  /** Where reported crimes are posted; left out or null: nothing is connected. */
  readonly crimeRecords?: string | null;
  /** Where the talkgroup of an officer in need is asked for; left out or null: nothing is connected. */
  readonly radioSystem?: string | null;
  /** Where M/ETHANEs are shared with other services; left out or null: nobody is connected. */
  readonly partnerServices?: string | null;
  /** Where mail of the service desk comes from; left out or null: none is sent. */
  readonly mailSender?: { readonly address: string; readonly origin: string } | null;
  /** Whether somebody is at the screen, or has been within the grace. */
  readonly connected: (accountId: string) => boolean;
  /** Places and roads that are in memory already; left out: they are read. */
  readonly shared?: Pick<Modules, 'gazetteer' | 'roads'>;
  readonly report: (what: string, error: unknown) => void;
}

function crimeRecordsOf({ demo, crimeRecords = null }: Needs): CrimeRecords | null {
  if (crimeRecords !== null) return httpCrimeRecords(crimeRecords);
  return demo ? inventedCrimeRecords : null;
}

function radioSystemOf({ demo, radioSystem = null }: Needs): RadioSystem | null {
  if (radioSystem !== null) return httpRadioSystem(radioSystem);
  return demo ? inventedRadioSystem : null;
}

/** They hear of it on the phone, when no seat of theirs is taken. */
const leadsInField: ReadonlySet<Role> = new Set(['patrol-sergeant', 'duty-inspector']);

function mapsOf({ dataDir }: Needs): readonly string[] {
  const imported = dataDir === null ? null : findImportedMap(dataDir);
  return imported === null ? [] : [imported.osm];
}

function occupiedSeatsOf({ db, connected }: Needs, identity: Identity, force: Force): KernelContext['occupiedSeats'] {
  return async (role, areaId) => {
    const seats = await force.seatsFor(db, role, areaId, connected);
    if (seats.length > 0 || !leadsInField.has(role)) return seats;
    const there = (await identity.accountsWithRole(db, role)).filter(connected);
    return heardInField(db, there, areaId === null ? null : force.districtOf(areaId));
  };
}

/** The alarm strip is one for all: what is late in exchange, in the force pack and among records due for review stands among the rest. */
function alarmsBeside(force: Force): NonNullable<Parameters<typeof makeOperations>[0]['otherAlarms']> {
  return async (db, of) => {
    const lists = [listUnreadAlarms(db, of), force.listLateVersions(db, of), listReviewAlarms(db, of)];
    return (await Promise.all(lists)).flat();
  };
}

/** A pack that was published counts in this process before the feed tells of it. */
function takingUp(force: Force, db: Db): NonNullable<KernelContext['comeAbreast']> {
  return async (types) => {
    if (types.includes('force.PackPublished')) await force.takeUp(lanesOf(db).watch);
  };
}

function namesOf({ pack }: Force): (kind: 'area' | 'seat', id: string) => string {
  return (kind, id) => {
    const named: readonly { readonly id: string; readonly name: string }[] =
      pack()[kind === 'area' ? 'areas' : 'seats'];
    return named.find((one) => one.id === id)?.name ?? id;
  };
}

/** The only list of modules, lowest first. A module knows those above it in this list by what it is given here. */
export function wireModules(needs: Needs): Modules {
  const { db, clock, packDir, dataDir, connected, report } = needs;
  const identity = makeIdentity({
    ...{ db, clock, demo: needs.demo, send: (call) => handle(context, call) },
    ...(dataDir !== null && { secretKey: openSecretKey(dataDir) }),
  });
  const force = makeForce({ packDir, pack: needs.pack, rolesOf: identity.rolesOf });
  const gazetteer =
    needs.shared?.gazetteer ?? makeGazetteer({ packDir, maps: () => mapsOf(needs), dataDir, areaOf: force.areaOf });
  const roads = needs.shared?.roads ?? makeRoads({ packDir, dataDir });
  const pole = makePole({ force });
  const estate = makeEstate({ pack: force.pack, demand: force.demand, clock });
  const operations = makeOperations({
    force,
    roads,
    clock,
    connected,
    ...{ markersNear: pole.markersNear, listLateMarkers: pole.listLateMarkers },
    otherAlarms: alarmsBeside(force),
    kitStatesOf: estate.kitStatesOf,
    ...{ accountsByCollar: identity.accountsByCollar, accountsWithRole: identity.accountsWithRole },
  });
  const exchange = makeExchange({
    subscribers: null,
    crimeRecords: crimeRecordsOf(needs),
    radioSystem: radioSystemOf(needs),
    partnerServices: needs.partnerServices == null ? null : httpPartnerServices(needs.partnerServices),
    force,
  });
  const service = makeService({
    pack: force.pack,
    people: { find: identity.findInService, search: identity.searchPeople, withRoles: identity.peopleWithRoles },
    demand: force.demand,
    estate,
    clock,
    sender: needs.mailSender ?? null,
  });
  const insight = makeInsight({ pack: force.pack, clock });
  const sealKey = dataDir === null ? null : openSealKey(dataDir);
  const audit = makeAudit({
    aggregateOf: (stream) => context.registry.aggregateOf(stream),
    key: sealKey,
    records: wholeRecords,
  });
  const definitions = [identity, force, gazetteer, pole, estate, operations, service, exchange, insight, audit].map(
    (module) => module.definition,
  );
  const context: KernelContext = makeKernel({
    db,
    modules: definitions,
    ...{ clock, packVersion: force.packVersion, nameOf: namesOf(force) },
    occupiedSeats: occupiedSeatsOf(needs, identity, force),
    comeAbreast: takingUp(force, db),
    report,
  });
  return { context, definitions, identity, force, gazetteer, operations, roads, service, insight, sealKey };
}
