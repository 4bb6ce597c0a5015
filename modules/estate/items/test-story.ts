import { added, serviceManager, technician, type World } from '../test-estate.ts';

/** A life of items that meets every kind of event of theirs. */
export async function liveItems(world: World): Promise<void> {
  const { must } = world;
  const first = await added(world, { name: 'Core switch 1', fields: { hostname: 'oak-core-1', teamId: 'networks' } });
  const second = await added(world, { name: 'Core switch 2' });
  const radio = await added(world, {
    ...{ classId: 'radio-terminal', name: 'Handset 4326001', stage: 'in-stock' },
    fields: { issi: '4326001', holder: 'PC Erin Marlow' },
  });
  const server = await added(world, { classId: 'server', name: 'Dispatch server' });
  const kind = 'connects-through';
  await must(technician, 'relateItem', {
    ...{ itemId: server, kind, toIds: [first, second] },
    group: { name: 'links', needs: 2 },
  });
  await must(technician, 'setGroup', { itemId: server, group: 'links', needs: 1 });
  await must(technician, 'unrelateItem', { itemId: server, kind, toId: second });
  await must(technician, 'relateItem', { itemId: first, kind: 'depends-on', toIds: [server] }, 'dependency-cycle');
  await must(technician, 'changeItem', {
    ...{ itemId: radio, name: 'Handset 4326001 (spare)' },
    fields: { holder: null, talkgroups: ['RUT-1', 'RUT-2'] },
  });
  await must(technician, 'moveItem', { itemId: radio, from: 'in-stock', to: 'live', note: 'Handed over' });
  const why = { reason: 'Custody' };
  await must(serviceManager, 'limitItem', { itemId: first, access: 'restricted', allowed: [technician.id], ...why });
  await must(technician, 'archiveItem', { itemId: second, reason: 'Broken' });
  await must(technician, 'restoreItem', { itemId: second, reason: 'Mended' });
  await must(technician, 'archiveItem', { itemId: server, reason: 'Replaced' });
}
