import type { z } from 'zod';
import { FieldTerm, ItemClass } from '../../force/index.ts';

/** The classes of a force's estate, as Trefoil brings them. A pack adds classes, or says one anew by its id. */
type Field = z.input<typeof FieldTerm>;

const text = (id: string, name: string, more: Partial<Field> = {}): Field => ({ id, name, kind: 'text', ...more });
const key = { key: true } as const;
const count = (id: string, name: string, more: Partial<Field> = {}): Field => ({
  ...{ id, name, kind: 'number', min: 0 },
  ...more,
});
const choice = (id: string, name: string, values: readonly string[], more: Partial<Field> = {}): Field => ({
  ...{ id, name, kind: 'choice', values: [...values] },
  ...more,
});
const date = (id: string, name: string): Field => ({ id, name, kind: 'date' });
const texts = (id: string, name: string, more: Partial<Field> = {}): Field => ({ id, name, kind: 'texts', ...more });

const address = text('address', 'IP address', {
  pattern: '(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-f:]+',
  example: '10.20.30.40',
});
const hostname = text('hostname', 'Host name', { pattern: '[a-z0-9][a-z0-9.-]*', example: 'oak-sw-01', key: true });
const asset = text('assetTag', 'Asset tag');
const imei = text('imei', 'IMEI', { pattern: '\\d{15}', example: '354773072099116' });
const system = text('operatingSystem', 'Operating system');
const number = (id: string, name: string): Field =>
  text(id, name, { pattern: '\\+?\\d{3,15}', example: '01632960123', key: true });
const screens = count('heightUnits', 'Height', { unit: 'U' });
const ports = count('ports', 'Ports');
const watts = count('watts', 'Power', { unit: 'W' });

/** What an item of any class may carry. Owner and support team are asked for of all of them. */
export const commonFields: readonly FieldTerm[] = (
  [
    text('owner', 'Owner', key),
    { id: 'teamId', name: 'Support team', kind: 'team', key: true },
    count('criticality', 'Criticality', { min: 1, max: 4, key: true }),
    { id: 'stationId', name: 'Station', kind: 'station' },
    text('room', 'Room'),
    text('manufacturer', 'Maker'),
    text('model', 'Model'),
    text('serial', 'Serial number'),
    text('serviceId', 'Service of the catalogue'),
    date('boughtOn', 'Bought'),
    date('warrantyUntil', 'Warranty until'),
    count('costPence', 'Cost', { unit: 'p' }),
  ] satisfies Field[]
).map((field) => FieldTerm.parse(field));

const network: Field[] = [hostname, address, ports, text('partNumber', 'Part number'), screens, watts];
const computer: Field[] = [hostname, asset, system, count('memoryGb', 'Memory', { unit: 'GB' })];

const classes: readonly z.input<typeof ItemClass>[] = [
  { id: 'pc', name: 'PC', group: 'Computers', prefix: 'PC', fields: [...computer] },
  { id: 'laptop', name: 'Laptop', group: 'Computers', prefix: 'LAP', fields: [...computer, imei] },
  { id: 'tablet', name: 'Tablet', group: 'Computers', prefix: 'TAB', fields: [...computer, imei] },
  {
    ...{ id: 'server', name: 'Server', group: 'Data centre', prefix: 'SRV' },
    fields: [
      ...computer,
      address,
      count('processors', 'Processors'),
      screens,
      watts,
      text('partNumber', 'Part number'),
    ],
  },
  {
    ...{ id: 'virtual-machine', name: 'Virtual machine', group: 'Data centre', prefix: 'VM' },
    fields: [...computer, address, count('processors', 'Processors')],
  },
  {
    ...{ id: 'storage', name: 'Storage', group: 'Data centre', prefix: 'STO' },
    fields: [
      hostname,
      count('capacityTb', 'Capacity', { unit: 'TB', key: true }),
      screens,
      text('partNumber', 'Part number'),
    ],
  },
  {
    ...{ id: 'power', name: 'Power supply', group: 'Data centre', prefix: 'PWR' },
    fields: [
      choice('form', 'Form', ['mains', 'UPS', 'PDU', 'generator'], key),
      watts,
      count('minutes', 'Runs for', { unit: 'min' }),
      screens,
      ports,
      text('partNumber', 'Part number'),
    ],
  },
  {
    ...{ id: 'application', name: 'Application', group: 'Software', prefix: 'APP' },
    fields: [text('version', 'Version', key), text('vendor', 'Vendor'), text('url', 'Address')],
  },
  {
    ...{ id: 'database', name: 'Database', group: 'Software', prefix: 'DB' },
    fields: [
      text('engine', 'Engine', key),
      text('version', 'Version', key),
      count('capacityGb', 'Size', { unit: 'GB' }),
    ],
  },
  {
    ...{ id: 'web-service', name: 'Web service', group: 'Software', prefix: 'WEB' },
    fields: [
      text('url', 'Address', { pattern: 'https?://\\S+', example: 'https://maps.example', key: true }),
      text('version', 'Version'),
    ],
  },
  {
    id: 'service',
    name: 'Service',
    group: 'Services',
    prefix: 'SVC',
    fields: [choice('view', 'View', ['business', 'technical'], key)],
  },
  {
    ...{ id: 'printer', name: 'Printer', group: 'Office', prefix: 'PRN' },
    fields: [
      hostname,
      address,
      asset,
      { id: 'colour', name: 'Colour', kind: 'flag' },
      { id: 'multiFunction', name: 'Copies and scans', kind: 'flag' },
    ],
  },
  { id: 'fax', name: 'Fax', group: 'Office', prefix: 'FAX', fields: [number('line', 'Line')] },
  {
    id: 'display',
    name: 'Screen',
    group: 'Office',
    prefix: 'SCR',
    fields: [asset, count('inches', 'Size', { unit: 'in' })],
  },
  { id: 'dock', name: 'Dock', group: 'Office', prefix: 'DOC', fields: [asset, count('bays', 'Bays')] },
  {
    id: 'video-endpoint',
    name: 'Video conference unit',
    group: 'Office',
    prefix: 'VC',
    fields: [hostname, address, text('sipAddress', 'SIP address')],
  },
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

export const shippedClasses: readonly ItemClass[] = classes.map((one) => ItemClass.parse(one));
