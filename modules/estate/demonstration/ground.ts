import type { Pack } from '../../force/index.ts';
import { anyOf, type Draughts, inRoom, kept, onAll, upTo } from './draft.ts';

type Station = Pack['stations'][number];

/** Where everything stands and what feeds it: stations, rooms, power, lines and switches. */
export function drawGround(draughts: Draughts, { stations, id: force, areas }: Pack): void {
  drawSuppliers(draughts);
  for (const station of stations) drawStation(draughts, station);
  const [seat] = stations;
  if (seat === undefined) return;
  drawHalls(draughts, seat);
  drawCore(draughts, seat, force);
  for (const [index, station] of stations.entries()) drawNetwork(draughts, station, index);
  drawRadioSites(
    draughts,
    areas.filter(({ parent }) => parent === null),
  );
}

const suppliers = ['Northway Telecom', 'Meridian Networks', 'Radio Bearer Services', 'Compass Mobile'];

function drawSuppliers(draughts: Draughts): void {
  for (const [i, supplier] of suppliers.entries()) {
    draughts.put({
      ...{ key: `contract ${supplier}`, classId: 'contract', name: `Contract with ${supplier}` },
      fields: {
        ...{
          ...kept('Head of ICT', 'networks', 2),
          supplier,
          supplierRef: `FC-${2201 + i}`,
          until: `${2027 + (i % 3)}-03-31`,
        },
      },
    });
  }
}

export const roomOf = (stationId: string, use: string): string => `room ${stationId} ${use}`;

function drawStation(draughts: Draughts, { id, name, area }: Station): void {
  const owned = { ...kept('Head of estates', 'service-desk', 3), stationId: id };
  draughts.put({ key: `station ${id}`, classId: 'station', name, fields: { ...owned, area } });
  for (const use of ['comms room', 'office', 'custody', 'store'] as const) {
    const fields = { ...owned, use, floor: use === 'custody' ? 'Ground' : 'First' };
    draughts.put({
      ...{ key: roomOf(id, use), classId: 'room', name: `${capital(use)}, ${name}`, fields },
      needs: [inRoom(`station ${id}`)],
    });
  }
  const room = roomOf(id, 'comms room');
  const power = { ...kept('Head of estates', 'servers', 2), stationId: id };
  draughts.put({ key: `mains ${id}`, classId: 'power', name: `Mains, ${name}`, fields: { ...power, form: 'mains' } });
  draughts.put({
    ...{ key: `ups ${id}`, classId: 'power', name: `UPS, ${name}` },
    fields: {
      ...power,
      form: 'UPS',
      manufacturer: 'APC',
      model: 'SMT1500RM2U',
      partNumber: 'SMT1500RM2U',
      minutes: 25,
      watts: 1000,
      heightUnits: 2,
    },
    needs: [inRoom(room), onAll([`mains ${id}`], 'powered-by')],
  });
}

function drawHalls(draughts: Draughts, { id, name }: Station): void {
  const power = { ...kept('Head of ICT', 'servers', 1), stationId: id };
  draughts.put({
    ...{
      key: 'generator',
      classId: 'power',
      name: `Generator, ${name}`,
      fields: { ...power, form: 'generator', minutes: 2880 },
    },
  });
  for (const hall of ['A', 'B']) {
    draughts.put({
      ...{
        key: `hall ${hall}`,
        classId: 'room',
        name: `Data hall ${hall}`,
        fields: { ...power, use: 'data hall', floor: 'Ground' },
      },
      needs: [inRoom(`station ${id}`)],
    });
    draughts.put({
      ...{ key: `hall ups ${hall}`, classId: 'power', name: `UPS, data hall ${hall}` },
      fields: {
        ...power,
        form: 'UPS',
        manufacturer: 'CyberPower',
        model: 'OR2200LCDRT2U',
        minutes: 40,
        heightUnits: 2,
      },
      needs: [inRoom(`hall ${hall}`), anyOf('feeds', [`mains ${id}`, 'generator'], 'powered-by')],
    });
    for (const side of ['1', '2']) {
      draughts.put({
        ...{ key: `pdu ${hall}${side}`, classId: 'power', name: `PDU ${hall}${side}` },
        fields: { ...power, form: 'PDU', manufacturer: 'Generic', model: '8-port PDU', ports: 8, heightUnits: 1 },
        needs: [inRoom(`hall ${hall}`), onAll([`hall ups ${hall}`], 'powered-by')],
      });
    }
  }
  draughts.put({
    ...{
      key: 'control room',
      classId: 'room',
      name: `Control room, ${name}`,
      fields: { ...power, use: 'control room', floor: 'Second' },
    },
    needs: [inRoom(`station ${id}`)],
  });
}

export const powerOf = (hall: string) => anyOf('power', [`pdu ${hall}1`, `pdu ${hall}2`], 'powered-by');
export const coreSwitches = ['core A', 'core B'] as const;

function drawCore(draughts: Draughts, { id, name }: Station, force: string): void {
  const net = { ...kept('Networks and telephony', 'networks', 1), stationId: id };
  for (const [i, hall] of ['A', 'B'].entries()) {
    draughts.put({
      ...{ key: `core ${hall}`, classId: 'switch', name: `Core switch ${hall}` },
      fields: {
        ...net,
        manufacturer: 'Cisco',
        model: 'Nexus 5672UP',
        partNumber: 'N5K-C5672UP',
        hostname: `${short(force)}-core-${i + 1}`,
        address: `10.0.0.${i + 1}`,
        ports: 48,
        serial: serialOf('FOC', 100 + i),
      },
      needs: [inRoom(`hall ${hall}`), powerOf(hall)],
    });
  }
  for (const [i, hall] of ['A', 'B'].entries()) {
    draughts.put({
      ...{ key: `firewall ${hall}`, classId: 'firewall', name: `Firewall ${hall}` },
      fields: {
        ...net,
        hostname: `${short(force)}-fw-${i + 1}`,
        address: `10.0.0.${11 + i}`,
        version: '7.4',
        serial: serialOf('FGT', 300 + i),
      },
      needs: [inRoom(`hall ${hall}`), powerOf(hall), anyOf('core', coreSwitches, 'connects-through')],
    });
    const supplier = suppliers[i] ?? '';
    draughts.put({
      ...{ key: `internet ${hall}`, classId: 'circuit', name: `Internet line ${hall}, ${name}` },
      fields: {
        ...net,
        supplier,
        supplierRef: `INT-${force}-${i + 1}`,
        bandwidthMbps: 1000,
        contract: `FC-${2201 + i}`,
        route: i === 0 ? 'North duct' : 'South duct',
      },
      needs: [
        { kind: 'covered-by', on: [`contract ${supplier}`] },
        anyOf('firewalls', ['firewall A', 'firewall B'].slice(0, i + 1), 'connects-through'),
      ],
    });
  }
  for (const i of upTo(2)) {
    draughts.put({
      ...{ key: `control switch ${i}`, classId: 'switch', name: `Control-room switch ${i + 1}` },
      fields: {
        ...net,
        manufacturer: 'Cisco',
        model: 'Catalyst 3750X-48T-L',
        partNumber: 'WS-C3750X-48T-L',
        hostname: `${short(force)}-cr-${i + 1}`,
        address: `10.0.1.${i + 1}`,
        ports: 48,
        serial: serialOf('FDO', 200 + i),
      },
      needs: [inRoom('control room'), powerOf(i === 0 ? 'A' : 'B'), anyOf('core', coreSwitches, 'connects-through')],
    });
  }
}

/** So many desks hang on one access switch. */
export const switchesOf = (stationId: string, few: boolean): readonly string[] =>
  upTo(few ? 2 : 4).map((i) => `access ${stationId} ${i}`);

function drawNetwork(draughts: Draughts, { id, name }: Station, index: number): void {
  const net = { ...kept('Networks and telephony', 'networks', index < 3 ? 2 : 3), stationId: id };
  const place = [inRoom(roomOf(id, 'comms room')), onAll([`ups ${id}`], 'powered-by')];
  // A small station has one line only: that is how it is.
  const lines = upTo(index % 4 === 3 ? 1 : 2).map((line) => {
    const supplier = suppliers[line] ?? '';
    return draughts.put({
      ...{ key: `line ${id} ${line}`, classId: 'circuit', name: `Line ${line + 1}, ${name}` },
      fields: {
        ...net,
        supplier,
        supplierRef: `WAN-${3000 + index * 10 + line}`,
        bandwidthMbps: line === 0 ? 500 : 100,
        contract: `FC-${2201 + line}`,
        route: line === 0 ? 'Main road' : 'Rear',
      },
      needs: [{ kind: 'covered-by', on: [`contract ${supplier}`] }, anyOf('core', coreSwitches, 'connects-through')],
    });
  });
  draughts.put({
    ...{ key: `router ${id}`, classId: 'router', name: `Router, ${name}` },
    fields: {
      ...net,
      hostname: `${short(id)}-rtr-1`,
      address: `10.${20 + index}.0.1`,
      serial: serialOf('FTX', 400 + index),
    },
    needs: [...place, anyOf('lines', lines, 'connects-through')],
  });
  for (const [i, key] of switchesOf(id, index > 0).entries()) {
    draughts.put({
      ...{ key, classId: 'switch', name: `Access switch ${i + 1}, ${name}` },
      fields: {
        ...net,
        manufacturer: 'Cisco',
        model: 'Catalyst 2960X-48LPS-L',
        partNumber: 'WS-C2960X-48LPS-L',
        hostname: `${short(id)}-sw-${i + 1}`,
        address: `10.${20 + index}.0.${10 + i}`,
        ports: 48,
        heightUnits: 1,
        serial: serialOf('FCW', 500 + index * 10 + i),
      },
      needs: [...place, onAll([`router ${id}`], 'connects-through')],
    });
    draughts.put({
      ...{ key: `panel ${id} ${i}`, classId: 'patch-panel', name: `Patch panel ${i + 1}, ${name}` },
      fields: { ...net, manufacturer: 'Generic', model: '48-port copper patch panel', ports: 48, heightUnits: 2 },
      needs: [inRoom(roomOf(id, 'comms room'))],
    });
    draughts.put({
      ...{ key: `ap ${id} ${i}`, classId: 'access-point', name: `Access point ${i + 1}, ${name}` },
      fields: {
        ...net,
        manufacturer: 'Ubiquiti',
        model: 'U6-Pro',
        hostname: `${short(id)}-ap-${i + 1}`,
        band: '2.4 and 5 GHz',
      },
      needs: [inRoom(roomOf(id, 'office')), onAll([key], 'connects-through')],
    });
  }
}

function drawRadioSites(draughts: Draughts, districts: readonly Pack['areas'][number][]): void {
  for (const [i, { id, name }] of districts.entries()) {
    for (const mast of ['north', 'south']) {
      draughts.put({
        ...{ key: `site ${id} ${mast}`, classId: 'base-site', name: `${name} base site, ${mast}` },
        fields: {
          ...kept('Head of operations', 'radio', 1),
          cell: `C${401 + i * 2 + (mast === 'north' ? 0 : 1)}`,
          areas: [id],
          carriers: 2,
        },
        needs: [{ kind: 'covered-by', on: ['contract Radio Bearer Services'] }],
      });
    }
  }
}

/** The first letters of a station's or force's id, for names of machines. */
export function short(id: string): string {
  return id.slice(0, 3);
}

export function serialOf(maker: string, n: number): string {
  return `${maker}${(n * 7919).toString(36).toUpperCase().padStart(7, '0')}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
