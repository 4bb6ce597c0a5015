import {
  defineHandler,
  idOfStream,
  type LiveChange,
  type Reaction,
  type Slice,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import type { StepEvent } from '../clocks.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf } from '../pack-terms.ts';
import type { LadderTerms } from '../terms.ts';
import { codeTestAggregate, NEXT_TEST } from './code-test.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { codeTestEvents } from './events.ts';
import { codeMappingPermissions } from './permissions.ts';
import { CODES_SUBJECT, codeTestProjection, unmappedCodeProjection } from './projections.ts';
import { codeTestsView, listUsedCodes, unmappedCodesView } from './queries.ts';
import { LOOK_BACK_MS, tryTables } from './try-tables.ts';

/** How our codes read to partners: the test of the tables, and what a partner could not be given. */
export function codeMappings({ force, clock }: Pick<Neighbours, 'force' | 'clock'>): Slice {
  return {
    tables: { code_test: 'projection', unmapped_code: 'projection' },
    permissions: codeMappingPermissions,
    events: codeTestEvents,
    aggregates: [codeTestAggregate],
    handlers: [
      defineHandler({
        declaration: commands.SettleUnmappedCode,
        streams: ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) }),
        guard: ({ incident }: { incident: IncidentState }) => contentGuard(incident),
        decide: rules.settleUnmappedCode,
      }),
      defineHandler({
        declaration: commands.TestCodeMappings,
        streams: () => ({ test: streamOf(codeTestAggregate, force.pack().id) }),
        // As the database has it: a version that has just been published is tested, not the one before.
        facts: async (_command, _states, { db }) => {
          const pack = await force.packAt(db);
          const now = clock.now();
          return tryTables(pack, { used: await listUsedCodes(db, now - LOOK_BACK_MS), ladder: testLadder(pack), now });
        },
        decide: rules.testCodeMappings,
      }),
    ],
    projections: [codeTestProjection, unmappedCodeProjection],
    views: [codeTestsView, unmappedCodesView],
    reactions: [testAtNight, testWhatIsPublished],
    live: changes,
  };
}

const REPEAT_SECONDS = 3_600;

/** As the pack names it; left out, the bureau, and after a quarter of an hour the supervisor of the control room. */
function testLadder(pack: Pack): LadderTerms {
  const { ladder } = pack.control.codeTest;
  if (ladder !== undefined) return ladderOf(pack, ladder);
  const rungs = [
    { to: 'bureau', afterSeconds: 0, channel: 'desk' },
    { to: 'control-room-supervisor', afterSeconds: 900, channel: 'desk' },
  ] as const;
  return { rungs: [...rungs], repeatSeconds: REPEAT_SECONDS };
}

const author = 'code mappings';

const testAtNight: Reaction = {
  name: 'operations.testCodeMappingsAtNight',
  author,
  on: ['kernel.DeadlineBreached'],
  react: async (event) => {
    if ((event as unknown as StepEvent).data.kind !== NEXT_TEST) return [];
    return [{ name: commands.TestCodeMappings.name, input: { because: 'nightly' } }];
  },
};

/** What is new in force is tried at once, and its reviews are owed from then on. */
const testWhatIsPublished: Reaction = {
  name: 'operations.testCodeMappingsPublished',
  author,
  on: ['force.PackPublished'],
  react: async () => [{ name: commands.TestCodeMappings.name, input: { because: 'published' } }],
};

/** What an incident lacks and who may see it; what a test has found. */
const ofIncidents: ReadonlySet<string> = new Set([
  'operations.CodeUnmapped',
  'operations.UnmappedCodeSettled',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function changes({ type, stream }: AnyPastEvent): readonly LiveChange[] {
  const id = idOfStream(stream);
  if (ofIncidents.has(type)) return [{ view: 'operations.unmappedCodes', replace: id }];
  if (!stream.startsWith(`${codeTestAggregate.name}/`)) return [];
  return [
    { view: 'operations.codeTests', keys: [id] },
    { view: 'operations.alarms', replace: `${CODES_SUBJECT}${id}` },
    { view: 'operations.watched', replace: `${CODES_SUBJECT}${id}` },
  ];
}
