import { openClient } from '../../client/client.ts';
import { patiently } from '../../client/patiently.ts';
import { openAhead } from './session/enter.ts';
import '../../ui/base.css';
import './app.css';

// Only what asks: the session, the rows and the live line are on their way while the browser reads the code that draws them.
const client = openClient();
const opening = openAhead(client);
/** Who is here is mostly known before the code has come. Where it is not, the sign-in page says that the server is away. */
const PATIENCE_MS = 300;
const known = Promise.race([opening.settled, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
// No `await` here: the code that draws shares files with this one, and each would wait for the other.
void Promise.all([patiently(() => import('./screen.tsx'), { failed: saySo }), known]).then(([{ showScreen }]) => {
  showScreen(client, opening);
  if (typeof requestIdleCallback === 'undefined') setTimeout(keepScreens);
  else requestIdleCallback(keepScreens);
});

/** Nobody sits before an empty page: what draws has not come, and who would say so with it. */
function saySo(): void {
  const words = document.createElement('p');
  words.role = 'status';
  words.className = 'waiting';
  words.textContent = 'The code of this screen has not come yet: it is asked for again until it does.';
  document.getElementById('screen')?.replaceChildren(words);
}

function keepScreens(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
