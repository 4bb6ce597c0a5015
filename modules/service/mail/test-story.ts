import { agent, officer, type World } from '../test-service.ts';
import { mailFrom, testMail } from './test-mail.ts';

const HOUR_MS = 3_600_000;

/** Mail that meets every kind of event of it. */
export async function liveMail(world: World): Promise<void> {
  const { must, seen, test } = world;
  const mail = testMail(world);
  await mail.come(mailFrom('Pat <pat@force.example>', 'Ink is low in Oakham', [], 'The printer says low'));
  const record = (await seen(agent, 'openServiceIncidents')).find(({ summary }) => summary === 'Ink is low in Oakham');
  const serviceIncidentId = String(record?.id);
  const reporter = { id: null, name: 'Pat' };
  const change = { field: 'reporter', from: reporter, to: { id: officer.id, name: 'Pat' } };
  await must(agent, 'amendServiceIncident', { serviceIncidentId, change });
  await must(agent, 'answerReporter', { serviceIncidentId, text: 'Is it the grey one?' });
  await mail.react();
  await mail.send();
  mail.answer = () => ({ kind: 'put-off', because: 'connection refused' });
  await must(agent, 'answerReporter', { serviceIncidentId, text: 'A cartridge is on its way' });
  await mail.react();
  await mail.send();
  test.clock.advance(HOUR_MS);
  mail.answer = () => ({ kind: 'refused', because: '550 no such user' });
  await mail.send();
  const [refused] = await seen(agent, 'undeliveredMail');
  await must(agent, 'dealWithMail', { mailId: refused?.id, how: 'reached-otherwise', note: 'Rung her instead' });
  await mail.come(mailFrom('No one <no-reply@shop.example>', 'Offers', [], 'Cheap ink'));
  const [offer] = await seen(agent, 'waitingMail');
  await must(agent, 'settleMail', { mailId: offer?.id, outcome: 'dismissed', reason: 'Advertising of a shop' });
  const [sent] = (await seen(agent, 'mailToRecord', { of: serviceIncidentId })).filter(
    ({ situation }) => situation === 'left',
  );
  const returned = mail.posted.find(({ messageId }) => messageId.startsWith(String(sent?.id)));
  await mail.come(reportOf(returned?.messageId ?? ''));
}

/** As a mail server says that a mail did not arrive. */
export function reportOf(messageId: string, action = 'failed'): readonly string[] {
  return [
    ...['From: mailer-daemon@mx.example', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', '', 'Sorry', '--b'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', `Action: ${action}`],
    ...['Final-Recipient: rfc822;pat@force.example', 'Status: 5.1.1', '--b', 'Content-Type: message/rfc822', ''],
    ...[`Message-ID: <${messageId}>`, '', '--b--', ''],
  ];
}
