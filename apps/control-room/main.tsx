import { openClient } from '../../client/client.ts';
import { patiently } from '../../client/patiently.ts';
import { openAhead } from './session/enter.ts';
import '../../ui/base.css';
import './app.css';

// Only what asks: the session, the rows and the live line are on their way while the browser reads the code that draws them.
const client = openClient();
const opening = openAhead(client);
// No `await` here: the code that draws shares files with this one, and each would wait for the other.
void patiently(() => import('./screen.tsx')).then(({ showScreen }) => showScreen(client, opening));

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
