import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { ImportRow } from './commands.ts';
import type { CsvFault } from './csv.ts';

/** What is read of a device type of the NetBox library; the rest of it is passed over. */
const DeviceType = z.object({
  manufacturer: z.string().min(1),
  model: z.string().min(1),
  part_number: z.string().optional(),
  u_height: z.number().optional(),
  interfaces: z.array(z.object({ name: z.string(), mgmt_only: z.boolean().optional() })).default([]),
  'power-ports': z.array(z.object({ name: z.string(), maximum_draw: z.number().optional() })).default([]),
});

export type ReadType = { readonly row: ImportRow } | { readonly fault: CsvFault };

/** One file of the library as a row that tells of a model. `line`: its place among the files. */
export function readDeviceType(text: string, line: number): ReadType {
  const document = yamlOf(text);
  if (typeof document === 'string') return { fault: { line, why: document } };
  const read = DeviceType.safeParse(document.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { fault: { line, why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no device type'}` } };
  }
  const { manufacturer, model, part_number: partNumber = '', u_height: height, interfaces } = read.data;
  const ports = interfaces.filter(({ mgmt_only }) => mgmt_only !== true).length;
  const watts = read.data['power-ports'].reduce((sum, { maximum_draw }) => sum + (maximum_draw ?? 0), 0);
  const values = {
    ...{ manufacturer, partNumber, ports: ports > 0 ? String(ports) : '' },
    ...{ heightUnits: height === undefined ? '' : String(height), watts: watts > 0 ? String(watts) : '' },
  };
  return { row: { line, classId: null, label: null, name: null, stage: null, values: { model, ...values } } };
}

function yamlOf(text: string): string | { readonly value: unknown } {
  try {
    return { value: parse(text) };
  } catch (error) {
    if (error instanceof YAMLParseError) return error.message.split('\n')[0] ?? 'no YAML';
    throw error;
  }
}
