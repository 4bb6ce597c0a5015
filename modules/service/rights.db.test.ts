import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role, roles } from '../../kernel/pure.ts';
import { personSubject } from '../../kernel/testing.ts';
import { makeEstate } from '../estate/index.ts';
import { makeForce } from '../force/index.ts';
import { published } from './catalogue/test-story.ts';
import { asked } from './requests/test-story.ts';
import { makeWorld, officer, otherOfficer, packDir, sergeant, technician, type World } from './test-service.ts';

const managers: readonly Role[] = ['change-manager', 'service-manager', 'duty-ict-manager'];
const staff: readonly Role[] = ['service-agent', 'technician', ...managers];
const dutyManagers: readonly Role[] = ['service-manager', 'duty-ict-manager'];
const settling: readonly Role[] = ['technician', ...managers];
const catalogueEditors: readonly Role[] = ['service-manager', 'change-manager'];
const people = roles.filter((role) => role !== 'gateway');

/** A view or a command, and who holds the right to it. */
type Right = readonly [name: string, held: readonly Role[]];

interface Rights {
  readonly record: string;
  readonly view: Right;
  readonly open: Right;
  readonly change: Right;
  readonly authorise: Right;
  readonly close: Right;
}

/** Who may do what with each type of record. What people hold for their own alone is shown below. */
const table: readonly Rights[] = [
  {
    record: 'IT incident',
    view: ['service.serviceIncidentRecord', staff],
    open: ['service.raiseServiceIncident', roles],
    change: ['service.amendServiceIncident', staff],
    authorise: ['service.goBelowFloor', dutyManagers],
    close: ['service.resolveServiceIncident', staff],
  },
  {
    record: 'major IT incident',
    view: ['service.majors', staff],
    open: ['service.declareMajor', dutyManagers],
    change: ['service.updateMajor', dutyManagers],
    authorise: ['service.reviewMajor', dutyManagers],
    close: ['service.endMajor', dutyManagers],
  },
  {
    record: 'problem',
    view: ['service.problemRecord', staff],
    open: ['service.openProblem', staff],
    change: ['service.amendProblem', staff],
    authorise: ['service.publishKnownError', settling],
    close: ['service.closeProblem', settling],
  },
  {
    record: 'change',
    view: ['service.changeRecord', [...staff, 'fim', 'duty-inspector']],
    open: ['service.raiseChange', staff],
    change: ['service.amendChange', staff],
    authorise: ['service.askApproval', managers],
    close: ['service.closeChange', managers],
  },
  {
    record: 'request',
    view: ['service.openRequests', staff],
    open: ['service.submitRequest', people],
    change: ['service.takeRequestTask', staff],
    authorise: ['service.decideRequest', people],
    close: ['service.confirmRequest', people],
  },
  {
    record: 'catalogue item',
    view: ['service.catalogueItems', catalogueEditors],
    open: ['service.saveCatalogueItem', catalogueEditors],
    change: ['service.saveCatalogueItem', catalogueEditors],
    authorise: ['service.publishCatalogueItem', catalogueEditors],
    close: ['service.withdrawCatalogueItem', catalogueEditors],
  },
  {
    record: 'article',
    view: ['service.articleRecord', staff],
    open: ['service.draftArticle', staff],
    change: ['service.amendArticle', staff],
    authorise: ['service.publishArticle', managers],
    close: ['service.withdrawArticle', managers],
  },
  {
    record: 'improvement',
    view: ['service.improvements', staff],
    open: ['service.planImprovement', managers],
    change: ['service.amendImprovement', managers],
    authorise: ['service.reviewImprovement', managers],
    close: ['service.endImprovement', managers],
  },
  {
    record: 'item of the estate',
    view: ['estate.itemRecord', [...staff, 'control-room-supervisor', 'fim', 'auditor', 'administrator']],
    open: ['estate.addItems', staff],
    change: ['estate.changeItem', staff],
    authorise: ['estate.limitItem', dutyManagers],
    close: ['estate.archiveItem', staff],
  },
];

let world: World;
beforeAll(async () => {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const clock = { now: (): number => world?.test.clock.now() ?? 0 };
  const estate = makeEstate({ pack: force.pack, demand: force.demand, clock });
  world = await makeWorld([estate.definition], undefined, estate);
});
afterAll(() => world.test.close());

/** Of all roles of the force those that are let through, each asked by itself. */
async function letThrough(may: (role: Role) => Promise<boolean>): Promise<readonly Role[]> {
  const held: Role[] = [];
  for (const role of roles) if (await may(role)) held.push(role);
  return held.toSorted();
}

function whoSees(view: string): Promise<readonly Role[]> {
  return letThrough((role) =>
    world.seen(personSubject(randomUUID(), [role]), view, { of: randomUUID() }).then(
      () => true,
      () => false,
    ),
  );
}

/** By the command's own example: whose role does not give it is told so, whatever else stands against it. */
function whoDoes(name: string): Promise<readonly Role[]> {
  const input = world.test.context.registry.handlers.get(name)?.declaration.example;
  return letThrough(async (role) => {
    const answer = await world.test.handle({ subject: personSubject(randomUUID(), [role]), name, input });
    return answer.kind !== 'not-permitted' || !answer.reason.startsWith('no role here gives');
  });
}

test.each(table)('SM-2 who may view, open, change, authorise and close: $record', async (rights) => {
  expect(await whoSees(rights.view[0]), rights.view[0]).toEqual(rights.view[1].toSorted());
  for (const [act, held] of [rights.open, rights.change, rights.authorise, rights.close]) {
    expect(await whoDoes(act), act).toEqual(held.toSorted());
  }
});

test('SM-2 what everybody may do with a request is theirs alone: to say yes is for whoever was asked, to close for whoever asked', async () => {
  const requestId = await asked(world, await published(world));
  const yes = { requestId, decision: 'approve', reason: 'Needed for the role' };
  expect(await world.send(otherOfficer, 'decideRequest', yes)).toMatchObject({ kind: 'not-permitted' });
  await world.must(sergeant, 'decideRequest', yes);
  for (const taskId of ['number', 'connect']) await world.must(technician, 'finishRequestTask', { requestId, taskId });
  expect(await world.send(otherOfficer, 'confirmRequest', { requestId })).toMatchObject({ kind: 'not-permitted' });
  await world.must(officer, 'confirmRequest', { requestId });
});
