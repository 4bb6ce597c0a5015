import type { z } from 'zod';
import { FieldTerm } from '../../force/index.ts';

type Field = z.input<typeof FieldTerm>;

export const text = (id: string, name: string, more: Partial<Field> = {}): Field => ({
  id,
  name,
  kind: 'text',
  ...more,
});
export const key = { key: true } as const;
export const count = (id: string, name: string, more: Partial<Field> = {}): Field => ({
  ...{ id, name, kind: 'number', min: 0 },
  ...more,
});
export const choice = (id: string, name: string, values: readonly string[], more: Partial<Field> = {}): Field => ({
  ...{ id, name, kind: 'choice', values: [...values] },
  ...more,
});
export const date = (id: string, name: string): Field => ({ id, name, kind: 'date' });
export const texts = (id: string, name: string, more: Partial<Field> = {}): Field => ({
  id,
  name,
  kind: 'texts',
  ...more,
});

export const address = text('address', 'IP address', {
  pattern: '(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-f:]+',
  example: '10.20.30.40',
});
export const hostname = text('hostname', 'Host name', {
  pattern: '[a-z0-9][a-z0-9.-]*',
  example: 'oak-sw-01',
  key: true,
});
export const asset = text('assetTag', 'Asset tag');
export const imei = text('imei', 'IMEI', { pattern: '\\d{15}', example: '354773072099116' });
export const system = text('operatingSystem', 'Operating system');
export const number = (id: string, name: string): Field =>
  text(id, name, { pattern: '\\+?\\d{3,15}', example: '01632960123', key: true });
export const screens = count('heightUnits', 'Height', { unit: 'U' });
export const ports = count('ports', 'Ports');
export const watts = count('watts', 'Power', { unit: 'W' });

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

export const network: Field[] = [hostname, address, ports, text('partNumber', 'Part number'), screens, watts];
export const computer: Field[] = [hostname, asset, system, count('memoryGb', 'Memory', { unit: 'GB' })];
