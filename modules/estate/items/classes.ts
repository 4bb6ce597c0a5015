import type { z } from 'zod';
import { ItemClass } from '../../force/index.ts';
import {
  address,
  asset,
  choice,
  count,
  date,
  hostname,
  imei,
  key,
  network,
  number,
  ports,
  screens,
  system,
  text,
  texts,
} from './class-fields.ts';
import { officeClasses } from './office-classes.ts';

/** Telephony, networks, radio, the control room, vehicles, cameras, papers, people and places. */
const forceClasses: readonly z.input<typeof ItemClass>[] = [
  {
    ...{ id: 'desk-phone', name: 'Desk phone', group: 'Telephony', prefix: 'TEL' },
    fields: [
      text('extension', 'Extension', { pattern: '\\d{3,6}', example: '4182', key: true }),
      text('ddi', 'Direct number', { pattern: '\\+?\\d{5,15}', example: '01632960182' }),
      text('mac', 'MAC', { pattern: '([0-9a-f]{2}:){5}[0-9a-f]{2}', example: '00:1b:54:aa:bb:01' }),
    ],
  },
  {
    id: 'pabx',
    name: 'Telephone exchange (PABX)',
    group: 'Telephony',
    prefix: 'PBX',
    fields: [hostname, address, text('version', 'Version'), count('extensions', 'Extensions')],
  },
  {
    ...{ id: 'trunk', name: 'Trunk (SIP or ISDN)', group: 'Telephony', prefix: 'TRK' },
    fields: [
      choice('protocol', 'Kind', ['SIP', 'ISDN30', 'ISDN2'], key),
      count('channels', 'Channels', { min: 1, key: true }),
      text('supplier', 'Supplier', key),
      text('supplierRef', 'Supplier reference', key),
      texts('numbers', 'Numbers'),
    ],
  },
  {
    id: 'mobile',
    name: 'Mobile phone',
    group: 'Telephony',
    prefix: 'MOB',
    fields: [{ ...imei, key: true }, asset, system],
  },
  {
    ...{ id: 'sim', name: 'SIM', group: 'Telephony', prefix: 'SIM' },
    fields: [
      text('iccid', 'ICCID', { pattern: '\\d{18,20}', example: '8944110068260433210', key: true }),
      number('number', 'Number'),
      text('supplier', 'Network'),
    ],
  },
  { id: 'switch', name: 'Switch', group: 'Network', prefix: 'SW', fields: [...network] },
  { id: 'router', name: 'Router', group: 'Network', prefix: 'RTR', fields: [...network] },
  {
    id: 'firewall',
    name: 'Firewall',
    group: 'Network',
    prefix: 'FW',
    fields: [...network, text('version', 'Version')],
  },
  { id: 'modem', name: 'Modem', group: 'Network', prefix: 'MDM', fields: [...network] },
  {
    id: 'access-point',
    name: 'Access point',
    group: 'Network',
    prefix: 'AP',
    fields: [...network, text('band', 'Bands')],
  },
  {
    id: 'patch-panel',
    name: 'Patch panel',
    group: 'Network',
    prefix: 'PP',
    fields: [ports, screens, text('partNumber', 'Part number')],
  },
  {
    ...{ id: 'circuit', name: 'Circuit', group: 'Network', prefix: 'CCT' },
    fields: [
      text('supplier', 'Supplier', key),
      text('supplierRef', 'Supplier reference', key),
      count('bandwidthMbps', 'Bandwidth', { unit: 'Mbit/s', key: true }),
      text('contract', 'Underpinning contract'),
      text('route', 'Route'),
    ],
  },
  {
    ...{ id: 'radio-terminal', name: 'Radio (Airwave)', group: 'Radio', prefix: 'RAD' },
    fields: [
      text('tei', 'TEI', { pattern: '\\d{14,15}', example: '00084500123456', key: true }),
      text('issi', 'ISSI', { pattern: '\\d{4,8}', example: '4326001', key: true }),
      choice('form', 'Form', ['handset', 'vehicle set', 'desk set', 'motorcycle set'], key),
      text('fleetmap', 'Fleetmap', key),
      texts('talkgroups', 'Talkgroups'),
      choice('stunState', 'Stun', ['enabled', 'stun asked', 'stunned', 'killed'], key),
      text('lastSeen', 'Last seen'),
      text('holder', 'Holder', { personal: true }),
      text('collar', 'Collar number of the holder'),
      text('vehicle', 'Vehicle'),
    ],
  },
  {
    id: 'talkgroup',
    name: 'Talkgroup',
    group: 'Radio',
    prefix: 'TG',
    fields: [text('gssi', 'GSSI', { pattern: '\\d{4,8}', example: '4300001', key: true }), texts('areas', 'Areas')],
  },
  {
    id: 'base-site',
    name: 'Base site',
    group: 'Radio',
    prefix: 'BS',
    fields: [text('cell', 'Cell', key), texts('areas', 'Areas covered', key), count('carriers', 'Carriers')],
  },
  {
    id: 'dispatch-gateway',
    name: 'Radio gateway',
    group: 'Radio',
    prefix: 'RGW',
    fields: [hostname, address, count('channels', 'Channels')],
  },
  {
    ...{ id: 'control-position', name: 'Control-room position', group: 'Control room', prefix: 'POS' },
    fields: [
      text('seatId', 'Seat', key),
      text('iccs', 'ICCS', key),
      count('screens', 'Screens', key),
      text('headset', 'Headset'),
    ],
  },
  {
    id: 'iccs',
    name: 'Integrated communications (ICCS)',
    group: 'Control room',
    prefix: 'ICC',
    fields: [hostname, address, text('version', 'Version', key)],
  },
  { id: 'headset', name: 'Headset', group: 'Control room', prefix: 'HS', fields: [asset] },
  {
    ...{ id: 'vehicle', name: 'Vehicle', group: 'Vehicles', prefix: 'VEH' },
    fields: [
      text('registration', 'Registration', { pattern: '[A-Z0-9 ]{2,9}', example: 'DM26 AAB', key: true }),
      text('use', 'Use', key),
      text('callsign', 'Callsign'),
      text('vin', 'VIN', { pattern: '[A-HJ-NPR-Z0-9]{17}', example: 'WVWZZZ1JZXW000001' }),
      date('serviceDueOn', 'Service due'),
      count('serviceDueMiles', 'Service due at', { unit: 'miles' }),
      count('mileage', 'Mileage', { unit: 'miles' }),
    ],
  },
  {
    id: 'data-terminal',
    name: 'Vehicle data terminal',
    group: 'Vehicles',
    prefix: 'MDT',
    fields: [hostname, asset, imei],
  },
  {
    id: 'anpr',
    name: 'ANPR camera',
    group: 'Cameras',
    prefix: 'ANP',
    fields: [text('form', 'Form', key), text('site', 'Site'), address],
  },
  {
    id: 'body-camera',
    name: 'Body camera',
    group: 'Cameras',
    prefix: 'BWV',
    fields: [asset, text('firmware', 'Firmware')],
  },
  {
    ...{ id: 'custody-cctv', name: 'Custody CCTV', group: 'Cameras', prefix: 'CCC', access: 'restricted' as const },
    fields: [text('position', 'Where it looks', key), address, count('daysKept', 'Days kept', { key: true })],
  },
  {
    id: 'licence',
    name: 'Licence',
    group: 'Papers',
    prefix: 'LIC',
    fields: [
      text('product', 'Product', key),
      count('owned', 'Owned', { key: true }),
      date('until', 'Until'),
      choice('per', 'Counted by', ['device', 'person', 'server', 'site'], key),
    ],
  },
  {
    id: 'contract',
    name: 'Contract',
    group: 'Papers',
    prefix: 'CON',
    fields: [
      text('supplier', 'Supplier', key),
      text('supplierRef', 'Supplier reference', key),
      text('agreementId', 'Agreement'),
      { ...date('until', 'Until'), key: true },
    ],
  },
  {
    id: 'document',
    name: 'Document',
    group: 'Papers',
    prefix: 'DOK',
    fields: [text('version', 'Version', key), text('url', 'Kept at'), date('reviewOn', 'Review')],
  },
  {
    id: 'person',
    name: 'Person',
    group: 'People and places',
    prefix: 'PER',
    fields: [text('collar', 'Collar number', key), text('accountId', 'Account'), text('post', 'Post')],
  },
  { id: 'station', name: 'Station', group: 'People and places', prefix: 'STN', fields: [text('area', 'Area')] },
  {
    id: 'room',
    name: 'Room',
    group: 'People and places',
    prefix: 'RM',
    fields: [
      text('floor', 'Floor'),
      choice('use', 'Use', ['office', 'comms room', 'data hall', 'control room', 'custody', 'store', 'other'], key),
    ],
  },
];

/** The classes of a force's estate, as Trefoil brings them. A pack adds classes, or says one anew by its id. */
export const shippedClasses: readonly ItemClass[] = [...officeClasses, ...forceClasses].map((one) =>
  ItemClass.parse(one),
);
