import { type AnyHandler, defineHandler, idOfStream, type Slice, streamOf } from '../../../kernel/index.ts';
import type { ServiceTerms } from '../../force/index.ts';
import { KeepMail, SettleMail } from './commands.ts';
import { keepMail, settleMail } from './decide.ts';
import { mailEvents } from './events.ts';
import { incomingMailAggregate } from './incoming-mail.ts';
import { mailPermissions } from './permissions.ts';
import { incomingMailProjection } from './projections.ts';
import { mailOfRecordView, rawMailView, waitingMailView } from './queries.ts';
import { fileMail, fileSettledMail } from './reactions.ts';
import { MailOfRecord, WaitingMail } from './views.ts';

type Terms = () => { readonly service: Pick<ServiceTerms, 'mail' | 'ladder' | 'repeatSeconds'> };

/** What comes by e-mail. */
export function mail(pack: Terms): Slice {
  return {
    tables: { incoming_mail: 'projection' },
    permissions: mailPermissions,
    events: mailEvents,
    aggregates: [incomingMailAggregate],
    handlers: handlers(pack),
    projections: [incomingMailProjection],
    views: [waitingMailView, mailOfRecordView, rawMailView],
    reactions: [fileMail, fileSettledMail],
    live: ({ stream }) => {
      if (!stream.startsWith('service.incoming-mail/')) return [];
      const keys = [idOfStream(stream)];
      return [
        { view: WaitingMail.name, keys },
        { view: MailOfRecord.name, keys },
      ];
    },
  };
}

function handlers(pack: Terms): readonly AnyHandler[] {
  const streams = ({ mailId }: { mailId: string }) => ({ mail: streamOf(incomingMailAggregate, mailId) });
  return [
    defineHandler({
      declaration: KeepMail,
      streams,
      facts: async () => {
        const { mail: terms, ladder, repeatSeconds } = pack().service;
        return { minutes: terms.readMinutes, ladder, repeatSeconds };
      },
      decide: keepMail,
    }),
    defineHandler({ declaration: SettleMail, streams, decide: settleMail }),
  ];
}
