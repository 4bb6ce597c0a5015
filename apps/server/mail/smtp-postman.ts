import { createTransport } from 'nodemailer';
import type { Letter, Posted, Postman } from '../../../modules/service/index.ts';
import type { MailServer } from './mail-settings.ts';

const LONGEST_MS = 30_000;
const PERMANENT = 500;
const TEMPORARY = 400;

/** Hands mails to the force's mail server by SMTP, which delivers them or says that it could not. */
export function smtpPostman(from: string, server: MailServer): Postman {
  const { host, port, tls, user, password } = server;
  const transport = createTransport({
    ...{ host, port, secure: tls === 'wrapped', requireTLS: tls === 'start', ignoreTLS: tls === 'none' },
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    ...{ connectionTimeout: LONGEST_MS, greetingTimeout: LONGEST_MS, socketTimeout: LONGEST_MS },
    // What is sent is text alone: nothing of it may make us read a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    post: async (letter) => {
      try {
        const { response } = await transport.sendMail(messageOf(from, letter));
        return { kind: 'left', said: response };
      } catch (error) {
        return notPosted(error);
      }
    },
  };
}

function messageOf(from: string, { to, subject, text, messageId, answers, automatic }: Letter) {
  return {
    ...{
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${messageId}>`,
      textEncoding: 'quoted-printable' as const,
    },
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

/** Whether it may have been taken all the same: only once its words were on the way, and nobody answered. */
function notPosted(error: unknown): Posted {
  const because = error instanceof Error ? error.message : String(error);
  const code = Number(Reflect.get(Object(error), 'responseCode') ?? 0);
  if (code >= PERMANENT) return { kind: isOurs(error) ? 'put-off' : 'refused', because };
  if (code >= TEMPORARY) return { kind: 'put-off', because };
  return { kind: Reflect.get(Object(error), 'command') === 'DATA' ? 'unsure' : 'put-off', because };
}

/** It is us whom the server will not have, not the mail: somebody sets that right, and then it goes. */
function isOurs(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'EAUTH';
}
