import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { leadingRoles, type People } from '../people.ts';
import type { ProfileTables } from './tables.ts';
import { Leaders, Profile } from './views.ts';

function profiles(db: Db) {
  return db.withTables<ProfileTables>().selectFrom('service.profile').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof profiles>['execute']>>[number];

function held(found: Found): HeldRow {
  const row: RowOf<typeof Profile> = {
    personId: found.id,
    siteId: found.site_id,
    callBack: found.call_back ?? '',
    managerId: found.manager_id,
    manager: found.manager,
    deputyId: found.deputy_id,
    deputy: found.deputy,
  };
  const guard = { restriction: 'none', allowed: [], owners: [found.id] } as const;
  return { key: found.id, parent: found.id, row, member: true, guard };
}

export const profileView: ViewSource = {
  declaration: Profile,
  owned: true,
  list: async (db, { of }) => {
    const found = await profiles(db)
      .where('id', '=', of ?? '')
      .execute();
    return found.map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await profiles(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};

export function leadersView(people: People): ViewSource {
  return {
    declaration: Leaders,
    list: async (db, { after, limit }) => {
      const found = (await people.withRoles(db, leadingRoles)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const page = found.filter(({ id }) => after === null || id > after).slice(0, limit);
      return page.map(({ id, name, roles }) => ({ key: id, row: { id, name, roles: [...roles] }, member: true }));
    },
  };
}

/** Where somebody works, who leads them and who stands in for them; null: they have not said. */
export async function findProfile(
  db: Db,
  personId: string,
): Promise<Pick<RowOf<typeof Profile>, 'siteId' | 'managerId' | 'deputyId'> | null> {
  const found = await profiles(db).where('id', '=', personId).executeTakeFirst();
  if (found === undefined) return null;
  return { siteId: found.site_id, managerId: found.manager_id, deputyId: found.deputy_id };
}
