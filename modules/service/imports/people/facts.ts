import type { Db } from '../../../../kernel/index.ts';
import { leadingRoles, type People } from '../../people.ts';
import type { PersonRow } from './commands.ts';
import type { Named, PersonFound } from './decide.ts';

interface Station {
  readonly id: string;
  readonly name: string;
}

export interface LookingUp {
  readonly db: Db;
  readonly people: People;
  readonly stations: readonly Station[];
}

/** Who and where the rows mean; whoever is named in several is looked for once. */
export async function lookUpPeople(rows: readonly PersonRow[], looking: LookingUp): Promise<readonly PersonFound[]> {
  const known = new Map<string, Named>();
  const named = async (text: string): Promise<Named> => {
    if (text === '') return null;
    const found = known.get(text) ?? (await findOne(text, looking));
    known.set(text, found);
    return found;
  };
  const found: PersonFound[] = [];
  for (const { who, manager, deputy, site } of rows) {
    found.push({
      who: await named(who),
      manager: await named(manager),
      deputy: await named(deputy),
      siteId: site === '' ? null : stationOf(site, looking.stations)?.id,
    });
  }
  return found;
}

function stationOf(site: string, stations: readonly Station[]): Station | undefined {
  const plain = site.toLowerCase();
  return stations.find(({ id, name }) => id === plain || name.toLowerCase() === plain);
}

const A_FEW = 3;

async function findOne(text: string, { db, people }: LookingUp): Promise<Named> {
  const found = await people.search(db, text, A_FEW);
  const exact = found.filter((one) => [one.collar, one.callsign, one.name].includes(text));
  const ids = new Set(exact.map(({ id }) => id));
  const [first] = exact;
  if (first === undefined) return { why: `Nobody here has the number or name ${text}.` };
  if (ids.size > 1) return { why: `${ids.size} people have the number or name ${text}.` };
  const { id, name, roles } = first;
  return { person: { id, name, roles }, leads: roles.some((role) => leadingRoles.includes(role)) };
}
