import { z } from 'zod';
import { HistoryState } from './commands.ts';
import { type DateForm, dateForms, isTimezone } from './instants.ts';

/** What a column can be. `keep`: written into the record under the column's own name. */
export const targets = {
  reference: 'Number at the source',
  state: 'State',
  openedAt: 'Opened at',
  at: 'Changed at',
  changes: 'How often changed',
  resolvedAt: 'Resolved at',
  closedAt: 'Closed at',
  summary: 'What is wrong',
  description: 'In the words of the reporter',
  reporter: 'Who reported it',
  callBack: 'Call back',
  category: 'Category',
  service: 'Service',
  team: 'Team',
  assignee: 'Assigned to',
  impact: 'Impact',
  urgency: 'Urgency',
  priority: 'Priority',
  resolution: 'What was done',
  reopened: 'How often reopened',
  reassigned: 'How often passed on',
  madeSla: 'Target kept',
  keep: 'Keep as it is',
} as const;
const names = Object.keys(targets) as unknown as readonly [TargetName, ...TargetName[]];
const Target = z.enum(names);
export type TargetName = keyof typeof targets;

const forms = Object.keys(dateForms) as unknown as readonly [DateForm, ...DateForm[]];
const Words = z.record(z.string(), z.string());

/** How the words of a source become those of this house; `*` stands for every word that is not named, an empty answer for none. */
export const HistoryMapping = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. servicenow'),
  /** `changes`: a line for each time that a record changed; `records`: a line for each record, as it stands. */
  rowsAre: z.enum(['records', 'changes']),
  dates: z.enum(forms).default('YYYY-MM-DD HH:MM:SS'),
  timezone: z.string().refine(isTimezone, 'a time zone, e.g. Europe/London').default('Etc/UTC'),
  columns: z.record(z.string(), Target),
  /** What the source writes where it has nothing. */
  nothing: z.array(z.string()).default(['?']),
  states: z.record(z.string(), HistoryState),
  categories: Words.default({}),
  services: Words.default({}),
  teams: Words.default({}),
  /** Words for 1 (high) to 5; a word that begins with its figure needs none. */
  levels: z.record(z.string(), z.int().min(1).max(5)).default({}),
});
export type HistoryMapping = z.output<typeof HistoryMapping>;

const servicenow = {
  nothing: ['?'],
  categories: { '*': '' },
  services: { '*': '' },
  teams: { '*': '' },
  levels: {},
  timezone: 'Etc/UTC',
} as const;

/** ServiceNow's incident table: its Table API, or its export. Times are UTC. */
const servicenowTable: HistoryMapping = {
  ...{ ...servicenow, nothing: ['?'], source: 'servicenow', rowsAre: 'records', dates: 'YYYY-MM-DD HH:MM:SS' },
  columns: {
    number: 'reference',
    state: 'state',
    opened_at: 'openedAt',
    sys_updated_on: 'at',
    resolved_at: 'resolvedAt',
    closed_at: 'closedAt',
    short_description: 'summary',
    description: 'description',
    caller_id: 'reporter',
    category: 'category',
    assignment_group: 'team',
    assigned_to: 'assignee',
    impact: 'impact',
    urgency: 'urgency',
    priority: 'priority',
    close_notes: 'resolution',
    close_code: 'keep',
    reopen_count: 'reopened',
    reassignment_count: 'reassigned',
    made_sla: 'madeSla',
    contact_type: 'keep',
  },
  states: {
    ...{ 1: 'new', 2: 'open', 3: 'waiting-other', 6: 'resolved', 7: 'closed', 8: 'cancelled' },
    ...{ New: 'new', 'In Progress': 'open', 'On Hold': 'waiting-other', Resolved: 'resolved', Closed: 'closed' },
    Canceled: 'cancelled',
  },
};

/** The same as a log of every update, with its states by name. */
const servicenowLog: HistoryMapping = {
  ...{ ...servicenow, nothing: ['?'], source: 'servicenow', rowsAre: 'changes', dates: 'DD/MM/YYYY HH:MM' },
  columns: {
    number: 'reference',
    incident_state: 'state',
    opened_at: 'openedAt',
    sys_updated_at: 'at',
    sys_mod_count: 'changes',
    resolved_at: 'resolvedAt',
    closed_at: 'closedAt',
    u_symptom: 'summary',
    caller_id: 'reporter',
    category: 'category',
    assignment_group: 'team',
    assigned_to: 'assignee',
    impact: 'impact',
    urgency: 'urgency',
    priority: 'priority',
    reopen_count: 'reopened',
    reassignment_count: 'reassigned',
    made_sla: 'madeSla',
    subcategory: 'keep',
    location: 'keep',
    contact_type: 'keep',
    cmdb_ci: 'keep',
    closed_code: 'keep',
    problem_id: 'keep',
    rfc: 'keep',
    vendor: 'keep',
    caused_by: 'keep',
  },
  states: {
    ...{ New: 'new', Active: 'open', Resolved: 'resolved', Closed: 'closed', Canceled: 'cancelled' },
    'Awaiting User Info': 'waiting-user',
    'Awaiting Vendor': 'waiting-supplier',
    'Awaiting Problem': 'waiting-other',
    'Awaiting Evidence': 'waiting-other',
  },
};

/** Issues of Jira's REST search, by the category of their state; it has neither impact nor urgency: its priority stands for both. */
const jira: HistoryMapping = {
  ...{ ...servicenow, nothing: [''], source: 'jira', rowsAre: 'records', dates: 'YYYY-MM-DD HH:MM:SS' },
  columns: {
    key: 'reference',
    'fields.status.statusCategory.key': 'state',
    'fields.created': 'openedAt',
    'fields.updated': 'at',
    'fields.resolutiondate': 'resolvedAt',
    'fields.summary': 'summary',
    'fields.description': 'description',
    'fields.reporter.displayName': 'reporter',
    'fields.assignee.displayName': 'assignee',
    'fields.priority.name': 'impact',
    'fields.issuetype.name': 'keep',
    'fields.labels': 'keep',
  },
  states: { new: 'new', indeterminate: 'open', done: 'resolved' },
  levels: { Highest: 1, High: 1, Medium: 2, Low: 3, Lowest: 3 },
};

export const knownMappings = { 'servicenow-log': servicenowLog, servicenow: servicenowTable, jira } as const;

/** The known mapping whose columns the table has the most of; of those it is missing, none is asked for. Null: it looks like none. */
export function guessMapping(columns: readonly string[]): HistoryMapping | null {
  const has = new Set(columns);
  const found = Object.values(knownMappings).find(({ columns: mapped }) =>
    Object.entries(mapped).every(([column, target]) => has.has(column) || !needed.includes(target)),
  );
  if (found === undefined) return null;
  return { ...found, columns: Object.fromEntries(Object.entries(found.columns).filter(([column]) => has.has(column))) };
}

/** Without these nothing can be said of a record. */
export const needed: readonly TargetName[] = ['reference', 'state', 'openedAt'];
