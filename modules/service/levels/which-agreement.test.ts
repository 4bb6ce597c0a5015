import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Agreement, loadPack } from '../../force/index.ts';
import { olaTarget, slaTargets, ucTarget } from './which-agreement.ts';

const rutland = loadPack(join(import.meta.dirname, '../../../data/packs/rutland'));
const item = '0198c2f0-7777-7000-8000-000000000001';
const [station] = rutland.stations;
const general = rutland.service.agreements.find(({ id }) => id === 'office-hours');
if (general === undefined || station === undefined) throw new Error('the pack has changed');

const sla = (id: string, minutes: number, changes: Partial<Agreement>): Agreement => ({
  ...{ ...general, id, targets: [{ metric: 'resolution', priority: 3, minutes }], ...changes },
});
const pack = {
  ...rutland,
  service: {
    ...rutland.service,
    customerGroups: [{ id: 'custody', name: 'Custody', stations: [station.id] }],
    agreements: [
      ...[general, sla('general-slow', 9_000, {}), sla('customers', 5_000, { customers: 'custody' })],
      ...[sla('service', 6_000, { service: 'custody' }), sla('service-strict', 5_900, { service: 'custody' })],
      ...[sla('item', 7_000, { items: [item] })],
      ...rutland.service.agreements.filter(({ kind }) => kind !== 'sla'),
    ],
  },
};
const covered = { priority: 3, serviceId: null, itemIds: [], siteId: null };
const chosen = (about: object) =>
  slaTargets(pack, { ...covered, ...about }).map(({ metric, agreementId }) => `${metric} ${agreementId}`);

test('the most specific agreement covers: item before service before customers before all; then the strictest', () => {
  expect(chosen({})).toEqual(['response office-hours', 'resolution office-hours']);
  expect(chosen({ siteId: station.id })).toContain('resolution customers');
  expect(chosen({ siteId: station.id, serviceId: 'custody' })).toContain('resolution service-strict');
  expect(chosen({ siteId: station.id, serviceId: 'custody', itemIds: [item] })).toContain('resolution item');
});

test('never two of one metric, whatever covers', () => {
  const metrics = slaTargets(pack, { priority: 3, serviceId: 'custody', itemIds: [item], siteId: station.id });
  expect(new Set(metrics.map(({ metric }) => metric)).size).toBe(metrics.length);
});

test('a team has its OLA, a supplier the contract of the service or of what it stands on', () => {
  expect(olaTarget(rutland, 'radio', 2)).toMatchObject({ agreementId: 'ola-radio', minutes: 150 });
  expect(olaTarget(rutland, 'end-user', 1)).toBeNull();
  const uc = (serviceId: string | null, priority: number) => ucTarget(rutland, { serviceId, priority })?.agreementId;
  expect(uc('radio-voice', 1)).toBe('uc-radio-network');
  expect(uc('dispatch', 1)).toBe('uc-control-room');
  expect(uc('office', 3)).toBe('uc-circuits');
  expect(uc(null, 4)).toBe('uc-hardware');
  expect(uc(null, 1)).toBeUndefined();
});
