import type pg from 'pg';

/** The application adds to the log and reads it; the eraser deletes details by law. Neither logs in, neither owns a table. */
const roles = ['trefoil_app', 'trefoil_eraser'] as const;

const DUPLICATE_OBJECT = '42710';
const UNIQUE_CLASH = '23505';

/** Makes the roles and joins the connecting user to them (SPEC 9.1); says what to run where the user may not. */
export async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of roles) {
    const present = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (present.rowCount === 0) await asAdvised(client, role, () => create(client, role));
    const acts = await client.query(`SELECT pg_has_role(current_user, $1, $2) AS yes`, [role, await acting(client)]);
    if (acts.rows[0]?.yes !== true) await asAdvised(client, role, () => client.query(`GRANT ${role} TO CURRENT_USER`));
  }
}

/** From PostgreSQL 16 on, who creates a role administers it but may not yet act as it. */
async function acting(client: pg.Client): Promise<'SET' | 'MEMBER'> {
  const answer = await client.query(`SELECT current_setting('server_version_num')::integer AS number`);
  return answer.rows[0]?.number >= 160_000 ? 'SET' : 'MEMBER';
}

/** Roles belong to the whole cluster: another database's start may make one at the same moment. */
async function create(client: pg.Client, role: string): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${role} NOLOGIN`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== DUPLICATE_OBJECT && code !== UNIQUE_CLASH) throw error;
  }
}

async function asAdvised(client: pg.Client, role: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { rows } = await client.query('SELECT current_user AS name');
    const name = client.escapeIdentifier(String(rows[0]?.name));
    throw new Error(
      `The database user ${name} may not create or join the role ${role}. Ask the database's administrator to run, once:\n` +
        `  CREATE ROLE trefoil_app NOLOGIN; CREATE ROLE trefoil_eraser NOLOGIN; GRANT trefoil_app, trefoil_eraser TO ${name};`,
      { cause: error },
    );
  }
}
