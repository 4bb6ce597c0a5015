import { expect, test } from 'vitest';
import { definition } from './index.ts';
import { permissionTable } from './permission-table.ts';

test('every permission stands in the table with its roles and what it opens', () => {
  const table = permissionTable([definition]);
  expect(table.map((row) => row.permission)).toEqual([
    'access-log.read',
    'account.credential',
    'account.manage',
    'account.own',
    'account.read',
    'session.end',
  ]);
  expect(table.find((row) => row.permission === 'access-log.read')).toMatchObject({
    module: 'identity',
    roles: ['auditor'],
    views: ['identity.accessLog', 'identity.signInLog'],
    commands: [],
  });
});

test('every command and view of the module asks for a permission that it declares', () => {
  const declared = new Set(definition.permissions.map((p) => p.name));
  const asked = [...definition.handlers, ...definition.views].map((d) => d.declaration.permission);
  expect(asked.filter((permission) => !declared.has(permission))).toEqual([]);
});

test('every example is accepted by its own schema', () => {
  for (const { declaration } of definition.handlers) {
    expect(declaration.schema.safeParse(declaration.example), declaration.name).toMatchObject({ success: true });
  }
});
