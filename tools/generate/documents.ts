import { acts } from '../../apps/control-room/keys/acts.ts';
import { settingsTable } from '../../apps/server/settings-table.ts';
import { type Role, roles } from '../../kernel/pure.ts';
import { editions, terms } from '../../modules/service/contract.ts';
import importTable from '../checks/import-table.json' with { type: 'json' };
import { listDependencies } from '../checks/licences.ts';
import { type Declared, readContracts } from './contracts.ts';
import { listRequirements, type Shown } from './requirements.ts';
import { type Endpoint, readEndpoints } from './server.ts';

const made = 'Made by `npm run generate` from the code; `npm run check` fails when it is not up to date.';

/** The generated documents: path → text. A text for a file with marks goes between them. */
export interface Documents {
  readonly whole: Readonly<Record<string, string>>;
  readonly between: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export async function makeDocuments(root: string): Promise<Documents> {
  const declared = await readContracts(root);
  return {
    whole: {
      'docs/commands.generated.md': commands(declared),
      'docs/views.generated.md': views(declared),
      'docs/roles.generated.md': permissions(declared),
      'docs/licences.generated.md': licences(root),
      'docs/endpoints.generated.md': endpoints(await readEndpoints(root)),
      'docs/settings.generated.md': settings(),
      'docs/keys.generated.md': keys(),
      'docs/itil.generated.md': itil(),
      'docs/requirements.md': requirements(listRequirements(root)),
    },
    between: { 'ARCHITECTURE.md': { imports: imports() } },
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((c) => c.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function codes(of: Readonly<Record<string, string>>): string {
  return Object.keys(of)
    .map((code) => `\`${code}\``)
    .join(', ');
}

function commands({ commands: all }: Declared): string {
  const rows = all.map((c) => [
    `\`${c.name}\``,
    c.summary,
    `\`${c.permission}\``,
    codes(c.confirms),
    codes(c.refusals),
  ]);
  return `# Commands\n\n${made} \`POST /api/commands/<name>\`; shapes and examples: \`/api/openapi.json\`.\n\n${table(
    ['command', 'what it does', 'permission', 'asks to confirm', 'refusals'],
    rows,
  )}\n`;
}

function views({ views: all }: Declared): string {
  const rows = all.map((v) => [
    `\`${v.name}\``,
    v.summary,
    `\`${v.permission}\``,
    `\`${v.key}\`${v.parent === undefined ? '' : ` of \`${v.parent}\``}`,
    v.personal ? 'logged' : 'no',
  ]);
  return `# Views\n\n${made} \`GET /api/views/<name>\`.\n\n${table(['view', 'rows', 'permission', 'key', 'personal data'], rows)}\n`;
}

function permissions({ permissions: all }: Declared): string {
  const rows = all.map((p) => [
    `\`${p.name}\``,
    p.summary,
    ...roles.map((role: Role) => (p.roles.includes(role) ? '●' : p.own?.includes(role) ? 'own' : '')),
  ]);
  return `# Roles and permissions\n\n${made} A seated role (contact officer, dispatcher, control-room supervisor, FIM) counts only at a seat that carries it. *own*: for the unit alone of whose crew they are.\n\n${table(
    ['permission', 'gives', ...roles],
    rows,
  )}\n`;
}

function licences(root: string): string {
  const rows = listDependencies(root).map((d) => [
    d.name,
    d.version,
    d.licence,
    d.development ? 'development' : 'run time',
  ]);
  return `# Licences of the dependencies\n\n${made} Trefoil itself is under Apache-2.0 (LICENSE).\n\n${table(['package', 'version', 'licence', 'used at'], rows)}\n`;
}

function imports(): string {
  const rows = Object.entries(importTable).map(([module, may]) => [module, may.length === 0 ? '–' : may.join(', ')]);
  return table(['module', 'may import (besides kernel)'], rows);
}

function endpoints(all: readonly Endpoint[]): string {
  const rows = all.map(({ method, path, summary }) => [`\`${method} ${path}\``, summary]);
  return `# Endpoints\n\n${made} Shapes, answers and examples: \`/api/openapi.json\`; conventions: [interfaces.md](interfaces.md).\n\n${table(
    ['route', 'what it does'],
    rows,
  )}\n`;
}

function settings(): string {
  const rows = settingsTable.map(({ name, meaning, standard }) => [`\`${name}\``, meaning, standard]);
  return `# Settings\n\n${made} Read from the environment.\n\n${table(['setting', 'meaning', 'unless set'], rows)}\n`;
}

function keys(): string {
  const rows = Object.values(acts).map(({ label, always, single, group }) => [
    label,
    `\`${always}\``,
    single === null ? '' : `\`${single}\``,
    group,
  ]);
  return `# Keys of the control room\n\n${made} The first key is always there; the single key can be changed or switched off by each person, and sleeps while a field has the focus.\n\n${table(
    ['act', 'key', 'single key', 'group'],
    rows,
  )}\n`;
}

function itil(): string {
  const rows = terms.map(({ own, path, words }) => [
    own,
    `\`/service${path}\``,
    ...editions.map((edition) => words[edition].join('; ')),
  ]);
  return `# Words of ITIL\n\n${made} The first word of an edition is what screens say where a force (\`service.desk.vocabulary\` of its pack) or a person has chosen that edition; each of them finds its page. Nothing that is stored changes.\n\n${table(
    ['here', 'page', ...editions.map((edition) => `ITIL ${edition}`)],
    rows,
  )}\n`;
}

function requirements(all: readonly Shown[]): string {
  const met = all.filter(({ files }) => files.length > 0).length;
  const rows = all.map(({ id, text, leftOut, files }) => [
    id,
    text,
    files.length > 0 ? 'met' : leftOut === undefined ? 'open' : `left out: ${leftOut}`,
    files.map((file) => `[${file.split('/').at(-1)}](../${file})`).join(', '),
  ]);
  return `# Requirements\n\n${made} One testable sentence each; it is met when a test's title begins with its id. ${met} of ${all.length} are met.\n\n${table(
    ['id', 'requirement', 'state', 'shown by'],
    rows,
  )}\n`;
}
