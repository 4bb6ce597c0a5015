import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { Numbers } from '../numbers.ts';
import type { People } from '../people.ts';
import { profileAggregate } from '../profiles/profile.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { ImportHistory, UndoHistoryImport } from './commands.ts';
import { importHistory, undoHistoryImport } from './decide.ts';
import { countLeft, idsOf, listProfilesToUndo, listToUndo } from './facts.ts';
import { importAggregate } from './import.ts';
import { ImportPeople } from './people/commands.ts';
import { importPeople, isFound, type PersonFound } from './people/decide.ts';
import { type LookingUp, lookUpPeople } from './people/facts.ts';

/** What the streams were found by is what the rule is told: looked up once for each try. */
const found = new WeakMap<object, readonly string[]>();

async function ofRecords({ importId, source, records }: InputOf<typeof ImportHistory>, { db }: Reader) {
  const ids = await idsOf(db, source, records);
  found.set(records, ids);
  return {
    import: streamOf(importAggregate, importId),
    incidents: ids.map((id) => streamOf(serviceIncidentAggregate, id)),
  };
}

async function ofImport({ importId }: InputOf<typeof UndoHistoryImport>, { db }: Reader) {
  const [ids, people] = await Promise.all([listToUndo(db, importId), listProfilesToUndo(db, importId)]);
  return {
    import: streamOf(importAggregate, importId),
    incidents: ids.map((id) => streamOf(serviceIncidentAggregate, id)),
    profiles: people.map((id) => streamOf(profileAggregate, id)),
  };
}

/** Those who were found, in the order of the rows. */
const lookedUp = new WeakMap<object, readonly PersonFound[]>();

function peopleHandler({ pack, people }: ImportNeeds): AnyHandler {
  const ofPeople = async ({ importId, people: rows }: InputOf<typeof ImportPeople>, { db }: Reader) => {
    const all = await lookUpPeople(rows, { db, people, stations: pack().stations });
    lookedUp.set(rows, all);
    return {
      import: streamOf(importAggregate, importId),
      profiles: all.flatMap(({ who }) => (isFound(who) ? [streamOf(profileAggregate, who.person.id)] : [])),
    };
  };
  return defineHandler({
    declaration: ImportPeople,
    streams: ofPeople,
    facts: async ({ input }) => lookedUp.get(input.people) ?? [],
    decide: importPeople,
  });
}

export interface ImportNeeds {
  readonly pack: () => DeskPack & { readonly stations: LookingUp['stations'] };
  readonly people: People;
  readonly numbers: Numbers;
}

export function importHandlers(needs: ImportNeeds): readonly AnyHandler[] {
  const { pack, numbers } = needs;
  return [
    peopleHandler(needs),
    defineHandler({
      declaration: ImportHistory,
      streams: ofRecords,
      facts: async ({ input }, _, { db }) => {
        const counted = [];
        // What is only tried uses up no numbers.
        for (const _record of input.dryRun ? [] : input.records) counted.push(await numbers.next(db));
        return { pack: pack(), numbers: counted, ids: found.get(input.records) ?? [] };
      },
      decide: importHistory,
    }),
    defineHandler({
      declaration: UndoHistoryImport,
      streams: ofImport,
      facts: async ({ input }, _, { db }) => ({ left: await countLeft(db, input.importId) }),
      decide: undoHistoryImport,
    }),
  ];
}
