import { randomUUID } from 'node:crypto';
import { type Subject, startReactions } from '../../../kernel/index.ts';
import { ServiceTerms } from '../../force/index.ts';
import type { World } from '../test-service.ts';
import { type Letter, type Posted, sendOwedMail } from './outgoing/send-owed.ts';
import { makeTakeMail, type TakeMail } from './take-mail.ts';

export const desk = 'service.desk@rutland.example';

const nobody = { roles: [], seat: null, callsign: null, accessVersion: 1, sessionId: null };
const gateway: Subject = { kind: 'system', id: 'mail-gateway', name: 'e-mail', ...nobody };

/** The mail of a test: what comes in, and a postman that does as he is told. */
export interface TestMail {
  /** Takes a mail in, and lets everything follow. */
  come(lines: readonly string[]): Promise<{ readonly mailId: string; readonly fate: string | null }>;
  take: TakeMail;
  /** Sends what is due. */
  send(): Promise<void>;
  readonly posted: Letter[];
  /** How the postman answers from now on. */
  answer: (letter: Letter) => Posted;
  react(): Promise<void>;
}

export function testMail(world: World): TestMail {
  const { db, clock, context } = world.test;
  const run = async (name: string, commandId: string, input: object): Promise<string> => {
    const answer = await world.test.handle({ subject: gateway, name, input, commandId });
    if (answer.kind !== 'done' && answer.kind !== 'refused') throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.kind;
  };
  const take = makeTakeMail({
    ...{
      db,
      clock,
      address: desk,
      mostFileBytes: 1024 * 1024,
      terms: () => ServiceTerms.parse({ mail: { mostAnHour: 5 } }).mail,
    },
    mediaTypeOf: (bytes) => (bytes[0] === 0xff ? 'image/jpeg' : null),
    send: run,
  });
  const react = async (): Promise<void> => {
    const reactions = startReactions(context);
    // What one says the next hears.
    for (let round = 0; round < 3; round += 1) await reactions.runDue();
    await reactions.close();
  };
  const mail: TestMail = {
    take,
    react,
    posted: [],
    answer: () => ({ kind: 'left', said: '250 OK' }),
    come: async (lines) => {
      const raw = new TextEncoder().encode(lines.join('\r\n'));
      const taken = await take({ raw, bytes: raw.byteLength });
      await react();
      return taken;
    },
    send: async () => {
      await sendOwedMail({
        ...{ db, clock },
        postman: {
          post: async (letter) => {
            mail.posted.push(letter);
            return mail.answer(letter);
          },
        },
        send: async (name, commandId, input) => (await run(name, commandId, input)) === 'done',
      });
    },
  };
  return mail;
}

/** A mail of somebody, of this moment. */
export function mailFrom(
  from: string,
  subject: string,
  more: readonly string[] = [],
  text = 'It is dark',
): readonly string[] {
  return [
    `From: ${from}`,
    `To: ${desk}`,
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@x.example>`,
    ...more,
    '',
    text,
  ];
}
