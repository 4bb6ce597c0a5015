import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { KnownPlace } from '../place.ts';
import { RecordShown } from './record-row.ts';

/**
 * One incident with everything that is known of it: what another system needs so that nobody types it again, and what is printed.
 * Only for whoever may read the whole record.
 */
export const CaseFile = declareView({
  name: 'operations.caseFile',
  summary: 'All that is known of one incident, for crime records and for paper: a JSON document',
  key: 'incidentId',
  parent: 'incidentId',
  // It holds who rang and from where.
  permission: 'contact.read',
  personal: true,
  row: z.object({
    incidentId: z.string(),
    /** `0421 of 22/11`. */
    number: z.string(),
    reportedAt: z.number(),
    recordedAt: z.number(),
    closedAt: z.number().nullable(),
    openingCode: z.object({ code: z.string(), name: z.string() }),
    closingCode: z.string().nullable(),
    result: z.string().nullable(),
    grade: z.object({ id: z.string(), name: z.string() }),
    what: z.string().nullable(),
    place: KnownPlace,
    qualifiers: RecordShown.shape.qualifiers,
    crime: RecordShown.shape.crime,
    /** Everybody who rang about it, the first caller first. */
    reporters: z.array(
      z.object({
        contactNumber: z.string().nullable(),
        channel: z.string(),
        receivedAt: z.number(),
        name: z.string().nullable(),
        telephone: z.string().nullable(),
        address: z.string().nullable(),
        said: z.string().nullable(),
      }),
    ),
    units: z.array(z.string()),
    log: z.array(
      z.object({
        at: z.number(),
        occurredAt: z.number(),
        kind: z.string(),
        text: z.string().nullable(),
        by: z.string(),
        seatId: z.string().nullable(),
        corrects: z.string().nullable(),
      }),
    ),
  }),
});
