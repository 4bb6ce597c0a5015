import { createTransport } from 'nodemailer';
import type { Letter, Posted, Postman } from '../../../modules/service/index.ts';
import type { MailServer } from './mail-settings.ts';

const LONGEST_MS = 30_000;
const PERMANENT = 500;
const TEMPORARY = 400;

/** Hands mails to the force's mail server by SMTP, which delivers them or says that it could not. */
export function smtpPostman(from: string, server: MailServer): Postman {
  return {
    post: async (letter) => {
      const talk = { wordsAsked: false };
      try {
        const { response } = await transportTo(server, talk).sendMail(messageOf(from, letter));
        return { kind: 'left', said: response };
      } catch (error) {
        return notPosted(error, talk.wordsAsked);
      }
    },
  };
}

function transportTo({ host, port, tls, user, password }: MailServer, talk: { wordsAsked: boolean }) {
  const silent = (): void => undefined;
  return createTransport({
    ...{ host, port, secure: tls === 'wrapped', requireTLS: tls === 'start', ignoreTLS: tls === 'none' },
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    ...{ connectionTimeout: LONGEST_MS, greetingTimeout: LONGEST_MS, socketTimeout: LONGEST_MS },
    // What is sent is text alone: nothing of it may make us read a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
    // Nothing of the talk is kept; only whether the server has asked for the words: from then on it may have taken them.
    transactionLog: true,
    logger: {
      ...{ trace: silent, info: silent, warn: silent, error: silent, fatal: silent, level: silent },
      debug: (about: { readonly tnx?: string }, said: unknown) => {
        if (about.tnx === 'server' && /^354\b/.test(String(said))) talk.wordsAsked = true;
      },
    },
  });
}

function messageOf(from: string, { to, subject, text, messageId, answers, automatic }: Letter) {
  return {
    ...{ from, to: { name: '', address: to }, subject, messageId: `<${messageId}>` },
    text,
    textEncoding: 'quoted-printable' as const,
    ...(answers[0] !== undefined && { inReplyTo: `<${answers[0]}>` }),
    references: answers.toReversed().map((id) => `<${id}>`),
    headers: {
      // Other machines leave it unanswered (RFC 3834, MS-OXCMAIL).
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': from,
      ...(automatic && { 'Auto-Submitted': 'auto-generated' }),
    },
  };
}

function notPosted(error: unknown, wordsAsked: boolean): Posted {
  const because = error instanceof Error ? error.message : String(error);
  const code = Number(Reflect.get(Object(error), 'responseCode') ?? 0);
  if (code >= PERMANENT) return { kind: isOurs(error) ? 'put-off' : 'refused', because };
  if (code >= TEMPORARY) return { kind: 'put-off', because };
  return { kind: wordsAsked ? 'unsure' : 'put-off', because };
}

/** It is us whom the server will not have, not the mail: somebody sets that right, and then it goes. */
function isOurs(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'EAUTH';
}
