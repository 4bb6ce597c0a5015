import { browserDoors } from './doors.ts';
import { type Ask, Hub, type Port, type Told } from './hub.ts';
import type { HubLine } from './replica.ts';

const ALIVE_MS = 20_000;

/** Reaches the shared connection; where a browser has no SharedWorker the window holds its own. */
export function openLine(): HubLine {
  const listeners = new Set<(told: Told) => void>();
  const hear = (told: Told): void => {
    for (const listener of listeners) listener(told);
  };
  const ask = typeof SharedWorker === 'undefined' ? ownHub(hear) : sharedHub(hear);
  setInterval(() => ask({ ask: 'alive' }), ALIVE_MS);
  addEventListener('pagehide', () => ask({ ask: 'bye' }));
  return { ask, onTold: (listener) => listeners.add(listener) };
}

function sharedHub(hear: (told: Told) => void): (ask: Ask) => void {
  const worker = new SharedWorker(new URL('./hub.worker.ts', import.meta.url), { type: 'module', name: 'trefoil' });
  worker.port.onmessage = (message: MessageEvent<Told>) => hear(message.data);
  return (ask) => worker.port.postMessage(ask);
}

function ownHub(hear: (told: Told) => void): (ask: Ask) => void {
  const hub = new Hub(browserDoors());
  const port: Port = { tell: hear };
  return (ask) => hub.ask(port, ask);
}
