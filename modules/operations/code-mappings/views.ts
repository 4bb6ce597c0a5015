import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { codeTestEvents } from './events.ts';

const { because, version, since, tables, faults, unmapped, nextAt } =
  codeTestEvents['operations.CodeMappingsTested'].data.shape;

export const CodeTests = declareView({
  name: 'operations.codeTests',
  summary: 'What the last test of the code mappings found: tables, faults, codes in use that a partner cannot be given',
  key: 'id',
  permission: 'codes.read',
  personal: false,
  row: z.object({
    /** Id of the force pack. */
    id: z.string(),
    at: z.number(),
    /** When the first of a row of tests failed; null: the last was well. */
    failingSince: z.number().nullable(),
    ...{ because, version, since, tables, faults, unmapped, nextAt },
  }),
});

export const UnmappedCodes = declareView({
  name: 'operations.unmappedCodes',
  summary: 'Codes that a partner could not be given, of an incident: what was to go, and what was done about it',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    unmappedId: z.string(),
    use: z.string(),
    to: z.string(),
    code: z.string(),
    name: z.string(),
    why: z.string(),
    /** Null when erased, as the words. */
    original: z.string().nullable(),
    at: z.number(),
    settledAt: z.number().nullable(),
    settledBy: z.string().nullable(),
    words: z.string().nullable(),
  }),
});
