import { httpRadioSystem } from './http-radio-system.ts';
import { describeRadioSystem, type RadioSystemUnderTest } from './iccs-contract.ts';
import { openLoopbackRadioSystem, openRadioSystem } from './loopback.ts';

const SOON_MS = 150;

async function answering(body: string | null): Promise<RadioSystemUnderTest> {
  const { url, close } = await openRadioSystem((_asked, response) => {
    if (body !== null) response.end(body);
  });
  return { system: httpRadioSystem(url, SOON_MS), open: new Map(), close };
}

describeRadioSystem('the plain way over HTTP, with a loopback behind it', {
  knowing: async (talkgroups) => {
    const { url, open, close } = await openLoopbackRadioSystem(talkgroups);
    return { system: httpRadioSystem(url), open, close };
  },
  gone: async () => {
    const { url, close } = await openRadioSystem(() => undefined);
    await close();
    return { system: httpRadioSystem(url, SOON_MS), open: new Map(), close: async () => undefined };
  },
  silent: () => answering(null),
  talkingNonsense: () => answering('<html>'),
});
