import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findBlob, keepBlob, readView, type Subject } from '../../../kernel/index.ts';
import { Signatures } from '../../../modules/estate/contract.ts';
import { Attachments, MessagePictures, OpenIncidents } from '../../../modules/operations/contract.ts';
import { keptKinds, MOST_FILE_BYTES, mediaTypeOf } from '../../../modules/operations/index.ts';
import { ServiceIncidentFiles, ServiceIncidentRecord } from '../../../modules/service/contract.ts';
import { keepDraft, listDrafts } from '../../../modules/service/index.ts';
import { makeOpenRecords } from '../open-records.ts';
import { type AttachmentDoor, attachmentRoutes } from './attachments.ts';
import { type DraftDoor, draftRoutes } from './drafts.ts';
import { type OnlookerDoor, onlookerRoutes } from './onlookers.ts';
import type { Doors } from './routes.ts';

/** What stands beside the commands of a record: its files, drafts, and who has it open. */
export async function recordRoutes(app: FastifyInstance, doors: Doors): Promise<void> {
  await attachmentRoutes(app, attachmentDoor(doors));
  draftRoutes(app, draftDoor(doors));
  onlookerRoutes(app, onlookerDoor(doors));
}

/** Files of any record: a row is asked for in each view that could have it. */
function attachmentDoor(doors: Doors): AttachmentDoor {
  const { modules, gate, within, db, needs, disk } = doors;
  const { context, identity } = modules;
  return {
    permit: (request) => within(permitAny(request, doors, ['file.attach', 'service-incident.follow'])),
    enter: async (request) => (await within(gate.enter(request))).subject,
    mediaTypeOf,
    keep: (bytes, mediaType) => keepBlob(db, bytes, mediaType, needs.clock.now()),
    find: async (subject, id) => {
      for (const view of [Attachments, ServiceIncidentFiles, Signatures, MessagePictures]) {
        if (!context.authorise(subject, view.permission).allow) continue;
        const query = { filters: { id }, limit: 1, after: null, of: null };
        const { rows } = await within(readView(context, subject, view.name, query));
        const row = rows.map((one) => view.row.parse(one))[0];
        if (row === undefined) continue;
        const seen = { object: view.name, rows: [row.id], of: recordOf(row) };
        await within(identity.logAccess({ verb: 'consultation', subject, ...seen }));
        return row;
      }
      return null;
    },
    read: async (sha256) => (await findBlob(db, sha256))?.bytes ?? null,
    isDiskFull: () => disk.isFull(),
    limit: { bytes: MOST_FILE_BYTES, kinds: keptKinds },
  };
}

/** What a file belongs to; a picture of a message has that one's own id. */
function recordOf(row: Readonly<Record<string, unknown>> & { readonly id: string }): string {
  const named = [row.recordId, row.itemId, row.serviceIncidentId].find((one) => typeof one === 'string');
  return typeof named === 'string' ? named : row.id;
}

const kinds = { incident: OpenIncidents, 'it-incident': ServiceIncidentRecord } as const;

/** Who has a record open, of those who may read it. */
function onlookerDoor({ modules, gate, within, needs }: Doors): OnlookerDoor {
  const { context } = modules;
  return {
    enter: (request, kind) => within(gate.permit(request, kinds[kind].permission)),
    mayRead: async (subject, kind, id) => {
      const of = kind === 'incident' ? null : id;
      const query = { filters: { id }, limit: 1, after: null, of };
      const { rows } = await within(readView(context, subject, kinds[kind].name, query));
      return rows.some((row) => kind !== 'incident' || !OpenIncidents.row.parse(row).masked);
    },
    records: makeOpenRecords(needs.clock),
  };
}

/** What was begun and not sent; the service desk's alone. */
function draftDoor({ modules, gate, within, db, needs }: Doors): DraftDoor {
  return {
    enter: (request) => within(gate.permit(request, 'service-incident.work')),
    keep: (subject, { recordId, kind, text }) => {
      const of = { accountId: subject.id, name: subject.name, recordId, kind };
      return within(keepDraft(db, of, text, needs.clock.now()));
    },
    list: async (subject, recordId) => {
      const drafts = await within(listDrafts(db, recordId));
      const seen = { object: 'service.draft', rows: [recordId] };
      await within(modules.identity.logAccess({ verb: 'consultation', subject, ...seen }));
      return drafts;
    },
  };
}

async function permitAny(
  request: FastifyRequest,
  { gate, modules }: Doors,
  permissions: readonly string[],
): Promise<Subject> {
  const { subject } = await gate.enter(request);
  const held = permissions.find((permission) => modules.context.authorise(subject, permission).allow);
  return gate.permit(request, held ?? permissions[0] ?? '');
}
