import { type AnyHandler, defineHandler, idOfStream, type Slice, streamOf } from '../../../../kernel/index.ts';
import type { ServiceTerms } from '../../../force/index.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { outgoingMailEvents } from './events.ts';
import { outgoingMailAggregate } from './outgoing-mail.ts';
import { outgoingMailProjection } from './projections.ts';
import { mailToRecordView, undeliveredMailView } from './queries.ts';
import { type Sender, writeMail } from './reactions.ts';
import { MailToRecord, UndeliveredMail } from './views.ts';

type Pack = { readonly service: Pick<ServiceTerms, 'mail' | 'teams' | 'ladder' | 'repeatSeconds'> };

/** What goes out by e-mail; nothing is owed as long as no mail server is named. */
export function outgoingMail(pack: () => Pack, sender: Sender | null): Slice {
  return {
    tables: { outgoing_mail: 'projection' },
    permissions: [],
    events: outgoingMailEvents,
    aggregates: [outgoingMailAggregate],
    handlers: handlers(pack),
    projections: [outgoingMailProjection],
    views: [undeliveredMailView, mailToRecordView],
    reactions: [writeMail({ pack, sender })],
    live: ({ stream }) => {
      if (!stream.startsWith('service.outgoing-mail/')) return [];
      const keys = [idOfStream(stream)];
      return [
        { view: UndeliveredMail.name, keys },
        { view: MailToRecord.name, keys },
      ];
    },
  };
}

function handlers(pack: () => Pack): readonly AnyHandler[] {
  const streams = ({ mailId }: { mailId: string }) => ({ mail: streamOf(outgoingMailAggregate, mailId) });
  return [
    defineHandler({
      declaration: commands.OweMail,
      streams,
      facts: async () => {
        const { mail, ladder, repeatSeconds } = pack().service;
        return { leaveMinutes: mail.leaveMinutes, reachMinutes: mail.reachMinutes, ladder, repeatSeconds };
      },
      decide: rules.oweMail,
    }),
    defineHandler({ declaration: commands.TryMail, streams, decide: rules.tryMail }),
    defineHandler({ declaration: commands.RecordMail, streams, decide: rules.recordMail }),
    defineHandler({ declaration: commands.RecordBounce, streams, decide: rules.recordBounce }),
    defineHandler({ declaration: commands.DealWithMail, streams, decide: rules.dealWithMail }),
  ];
}
