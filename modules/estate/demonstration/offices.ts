import type { Pack } from '../../force/index.ts';
import { anyOf, type Draughts, digits, inRoom, kept, onAll, upTo } from './draft.ts';
import { roomOf, switchesOf } from './ground.ts';
import { licensed } from './people.ts';

type Station = Pack['stations'][number];

interface At {
  readonly index: number;
  readonly desks: number;
  /** Accounts that see what custody has. */
  readonly trusted: readonly string[];
}

/** Desks of a station: PCs, telephones, printers, and what stands in custody. */
export function drawOffice(draughts: Draughts, station: Station, at: At): void {
  for (const n of upTo(at.desks)) drawDesk(draughts, station, { index: at.index, n });
  const owned = { ...kept('Head of custody', 'end-user', 2), stationId: station.id };
  const [network = ''] = switchesOf(station.id, at.index > 0);
  for (const [n, position] of ['Entrance', 'Desk', 'Cell corridor'].entries()) {
    draughts.put({
      ...{ key: `custody cctv ${station.id} ${n}`, classId: 'custody-cctv', allowed: at.trusted },
      ...{ name: `Custody camera ${n + 1}, ${station.name}`, fields: { ...owned, position, daysKept: 90 } },
      needs: [inRoom(roomOf(station.id, 'custody')), onAll([network], 'connects-through')],
    });
  }
}

function drawDesk(
  draughts: Draughts,
  { id, name }: Station,
  { index, n }: { readonly index: number; readonly n: number },
): void {
  const owned = { ...kept('Head of ICT', 'end-user', 3), stationId: id };
  const switches = switchesOf(id, index > 0);
  const place = [inRoom(roomOf(id, 'office')), onAll([switches[n % switches.length] ?? ''], 'connects-through')];
  const extension = String(4000 + index * 200 + n);
  const pc = { manufacturer: 'Dell', model: 'OptiPlex 790 SFF', operatingSystem: 'Windows 11' };
  draughts.put({
    ...{ key: `pc ${id} ${n}`, classId: 'pc', name: `Office PC ${n + 1}, ${name}`, needs: [...place, licensed] },
    fields: { ...owned, ...pc, hostname: `${id.slice(0, 3)}-pc-${n + 1}`, assetTag: `P${index}${digits(n, 3)}` },
  });
  draughts.put({
    ...{ key: `phone ${id} ${n}`, classId: 'desk-phone', name: `Telephone ${extension}, ${name}` },
    fields: { ...owned, teamId: 'networks', extension, ddi: `01632${digits(960_000 + Number(extension), 6)}` },
    needs: [...place, anyOf('exchanges', ['pabx A', 'pabx B'])],
  });
  if (n % 12 !== 0) return;
  const printer = { manufacturer: 'Ricoh', model: 'IM C3000', colour: true, multiFunction: true };
  draughts.put({
    ...{ key: `printer ${id} ${n}`, classId: 'printer', name: `Printer ${n / 12 + 1}, ${name}`, needs: place },
    fields: { ...owned, ...printer, criticality: 4, hostname: `${id.slice(0, 3)}-prn-${n / 12 + 1}` },
  });
}
