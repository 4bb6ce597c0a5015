import { httpRecorder } from './http-recorder.ts';
import { openLoopbackRecorder, openRecorder } from './loopback.ts';
import { describeRecorder } from './recorder-contract.ts';

const SOON_MS = 200;

describeRecorder('the loopback', {
  keeping: async (calls) => {
    const { url, close } = await openLoopbackRecorder(calls);
    return { recorder: httpRecorder(url), close };
  },
  gone: async () => {
    const { url, close } = await openLoopbackRecorder(new Map());
    await close();
    return { recorder: httpRecorder(url), close: async () => undefined };
  },
  silent: async () => {
    const { url, close } = await openRecorder(() => undefined);
    return { recorder: httpRecorder(url, SOON_MS), close };
  },
  talkingNonsense: async () => {
    const { url, close } = await openRecorder((_contactId, response) => void response.end('<html>'));
    return { recorder: httpRecorder(url), close };
  },
});
