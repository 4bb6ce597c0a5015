import { type Db, derivedId, idOfStream, type Reaction, type ReactionCommand, sql } from '../../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../../kernel/pure.ts';
import type { ServiceTerms } from '../../../force/index.ts';
import { addressOf } from '../addresses/queries.ts';
import { OweMail } from './commands.ts';
import { composed, filled } from './compose.ts';
import { type Occasion, occasionOf, occasions } from './occasion.ts';
import { countAutomaticTo, listThread } from './queries.ts';

/** Where mail of the service desk comes from; `origin`: how browsers reach us. */
export interface Sender {
  readonly address: string;
  readonly origin: string;
}

interface WriteNeeds {
  readonly pack: () => { readonly service: Pick<ServiceTerms, 'mail' | 'teams'> };
  /** Null: no mail server is named, and nothing is owed to anybody. */
  readonly sender: Sender | null;
}

type Rule = ServiceTerms['mail']['rules'][number];

interface Record {
  readonly id: string;
  readonly number: string;
  readonly summary: string | null;
  readonly reporter: string | null;
  readonly reporter_id: string | null;
  readonly call_back: string | null;
  readonly call_back_by: string | null;
  readonly source: string;
  readonly team_id: string;
}

const HOUR_MS = 3_600_000;

/** SM-7: who is told what of an IT incident, by the rules of the force. */
export function writeMail({ pack, sender }: WriteNeeds): Reaction {
  return {
    name: 'service.writeMail',
    author: 'e-mail',
    on: [...occasions],
    react: async (event, db) => {
      const occasion = sender === null ? null : occasionOf(event);
      if (sender === null || occasion === null) return [];
      const rules = pack().service.mail.rules.filter(({ on }) => on === occasion.on);
      const record = rules.length === 0 ? null : await findRecord(db, idOfStream(event.stream));
      if (record === null) return [];
      const owed = await Promise.all(
        rules.map((rule, at) => owedBy(db, { rule, at, event, occasion, record, sender, pack: pack() })),
      );
      return owed.flatMap((one) => one ?? []);
    },
  };
}

interface Owing {
  readonly rule: Rule;
  readonly at: number;
  readonly event: AnyPastEvent;
  readonly occasion: Occasion;
  readonly record: Record;
  readonly sender: Sender;
  readonly pack: ReturnType<WriteNeeds['pack']>;
}

async function owedBy(db: Db, owing: Owing): Promise<ReactionCommand | null> {
  const { rule, at, event, occasion, record, sender, pack } = owing;
  const address = await addressFor(db, rule, { record, terms: pack.service.mail });
  // A machine never writes to itself, and stops writing to somebody who makes it write.
  if (address === null || address === sender.address.toLowerCase()) return null;
  const { mostAnHour } = pack.service.mail;
  const since = event.occurredAt - HOUR_MS;
  if (occasion.automatic && (await countAutomaticTo(db, address, since)) >= mostAnHour) return null;
  const mailId = derivedId('mail of', event.stream, event.position, rule.on, rule.to, at);
  const portal = `${sender.origin}/service/${rule.to === 'team' ? 'it-incidents' : 'mine'}/${record.id}`;
  const filling = {
    ...{ number: record.number, summary: record.summary ?? '', text: occasion.text, link: portal },
    ...{
      name: record.reporter ?? '',
      team: pack.service.teams.find(({ id }) => id === record.team_id)?.name ?? record.team_id,
    },
  };
  const words =
    rule.to === 'text' ? { subject: filling.number, text: filled(rule.words, filling) } : composed(rule.words, filling);
  const input = {
    ...{ mailId, serviceIncidentId: record.id, on: rule.on, to: rule.to, address, ...words },
    messageId: `${mailId}@${sender.address.split('@')[1] ?? 'localhost'}`,
    answers: rule.to === 'reporter' ? await listThread(db, record.id) : [],
    automatic: occasion.automatic || rule.to !== 'reporter',
  };
  return { name: OweMail.name, input };
}

/** Of history that was taken in nobody is told. */
async function findRecord(db: Db, id: string): Promise<Record | null> {
  const { rows } = await sql<Record>`
    SELECT id, number, summary, reporter, reporter_id, call_back, call_back_by, source, team_id
      FROM service.service_incident WHERE id = ${id} AND NOT history`.execute(db);
  return rows[0] ?? null;
}

const looksLikeAddress = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** Null: nobody is told by this rule. */
async function addressFor(
  db: Db,
  { to, when }: Rule,
  { record, terms }: { readonly record: Record; readonly terms: ServiceTerms['mail'] },
): Promise<string | null> {
  if (to === 'team') return terms.teamAddresses[record.team_id]?.toLowerCase() ?? null;
  const callBack = record.call_back?.trim() ?? '';
  if (to === 'text') return textAddress(callBack, terms.textGateway);
  const byMail = record.source === 'email' || record.call_back_by === 'e-mail';
  if (when === 'by-mail' && !byMail) return null;
  if (looksLikeAddress.test(callBack)) return callBack.toLowerCase();
  return record.reporter_id === null ? null : addressOf(db, record.reporter_id);
}

/** Null: no number of a mobile telephone, or no gateway. */
function textAddress(callBack: string, gateway: string | null): string | null {
  const digits = callBack.replace(/^\+44/, '0').replace(/[\s()-]/g, '');
  return gateway !== null && /^07\d{9}$/.test(digits) ? gateway.replace('{number}', digits) : null;
}
