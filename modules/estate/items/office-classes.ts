import type { z } from 'zod';
import type { ItemClass } from '../../force/index.ts';
import {
  address,
  asset,
  choice,
  computer,
  count,
  hostname,
  imei,
  key,
  number,
  ports,
  screens,
  text,
  watts,
} from './class-fields.ts';

/** Computers, software, services and what stands in offices. */
export const officeClasses: readonly z.input<typeof ItemClass>[] = [
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
];
