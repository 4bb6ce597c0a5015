import type { Pack } from '../../force/index.ts';
import { type Draughts, digits, inRoom, kept, onAll, upTo } from './draft.ts';
import { roomOf, serialOf, switchesOf } from './ground.ts';

const licences = [
  { product: 'Windows 11 Enterprise', owned: 900, per: 'device' },
  { product: 'Office 2024', owned: 700, per: 'person' },
  { product: 'Oracle Spatial', owned: 4, per: 'server' },
  { product: 'Digital evidence, named users', owned: 320, per: 'person' },
  { product: 'Voice recorder channels', owned: 60, per: 'device' },
] as const;

/** Licences, papers, and the few of a kind that every force has. */
export function drawPapers(draughts: Draughts, { stations }: Pack): void {
  const owned = kept('Head of ICT', 'service-desk', 4);
  for (const licence of licences) {
    draughts.put({
      ...{ key: `licence ${licence.product}`, classId: 'licence', name: licence.product },
      fields: { ...owned, ...licence, until: '2027-09-30' },
    });
  }
  for (const [i, name] of [
    'Radio fallback plan',
    'Data hall shutdown',
    'Restore of the control room',
    'Fleetmap',
  ].entries()) {
    const fields = { ...owned, version: `${i + 1}.2`, reviewOn: `2027-0${i + 2}-01` };
    draughts.put({ key: `document ${name}`, classId: 'document', name, fields });
  }
  const [home] = stations;
  if (home === undefined) return;
  const [network] = switchesOf(home.id, false);
  const office = { ...owned, stationId: home.id };
  const needs = [inRoom(roomOf(home.id, 'office')), onAll([network ?? ''], 'connects-through')];
  draughts.put({ key: 'fax', classId: 'fax', name: 'Fax, courts', fields: { ...office, line: '01632960999' }, needs });
  draughts.put({
    key: 'modem',
    classId: 'modem',
    name: 'Fallback modem',
    fields: { ...office, hostname: 'mdm-1' },
    needs,
  });
  draughts.put({ key: 'dock', classId: 'dock', name: 'Camera dock', fields: { ...office, bays: 12 }, needs });
  draughts.put({
    key: 'video',
    classId: 'video-endpoint',
    name: 'Video court link',
    fields: { ...office, hostname: 'vc-1' },
    needs,
  });
  const web = { ...office, url: 'https://maps.example', version: '4.0' };
  draughts.put({
    key: 'web maps',
    classId: 'web-service',
    name: 'Map tiles',
    fields: web,
    needs: [onAll(['application Map service'])],
  });
}

/** What lies in the stores: the estate has so many items in all. */
export function drawSpares(draughts: Draughts, { stations, id: force }: Pack, count: number): void {
  const stages = ['in-stock', 'in-stock', 'in-stock', 'received', 'under-repair', 'withdrawn', 'ordered', 'built'];
  for (const n of upTo(count)) {
    const stationId = stations[n % stations.length]?.id ?? '';
    const stage = stages[n % stages.length] ?? 'in-stock';
    const base = { owner: 'Head of operations', stationId, criticality: 4 };
    const isRadio = n % 3 !== 2;
    const fields = isRadio
      ? {
          ...base,
          teamId: 'radio',
          manufacturer: 'Sepura',
          model: 'SC21',
          tei: `000847${digits(300_000 + n * 29, 9)}`,
          form: 'handset',
          fleetmap: `${force}-2026.2`,
          stunState: n % 40 === 1 ? 'stunned' : 'enabled',
          serial: serialOf('SEP', 9000 + n),
        }
      : {
          ...base,
          teamId: 'end-user',
          manufacturer: 'Getac',
          model: 'UX10',
          assetTag: `T${digits(n, 5)}`,
          ...(n % 2 === 0 ? {} : { hostname: `tab-${n}` }),
        };
    draughts.put({
      ...{
        key: `spare ${n}`,
        classId: isRadio ? 'radio-terminal' : 'tablet',
        name: isRadio ? `Spare handset ${n + 1}` : `Tablet ${n + 1}`,
        stage,
        fields,
      },
      needs: stage === 'ordered' ? [] : [inRoom(roomOf(stationId, 'store'))],
    });
  }
}
