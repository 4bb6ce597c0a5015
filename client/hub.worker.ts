import { browserDoors } from './doors.ts';
import { type Ask, Hub, type Port } from './hub.ts';

/** Holds the one connection for all windows of this browser. */
const hub = new Hub(browserDoors());
// Background windows are slowed to one timer a minute: only two missed minutes mean that a window is gone.
const SILENT_MS = 150_000;
setInterval(() => hub.sweep(SILENT_MS), 30_000);

const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void };
scope.onconnect = (event) => {
  const channel = event.ports[0];
  if (channel === undefined) return;
  const port: Port = { tell: (told) => channel.postMessage(told) };
  channel.onmessage = (message: MessageEvent<Ask>) => hub.ask(port, message.data);
};
