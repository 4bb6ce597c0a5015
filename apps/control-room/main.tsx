import { openClient } from '../../client/client.ts';
import { patiently } from '../../client/patiently.ts';
import { openAhead } from './session/enter.ts';
import '../../ui/base.css';
import './app.css';

// Only what asks: the session, the rows and the live line are on their way while the browser reads the code that draws them.
const client = openClient();
const opening = openAhead(client);
/**
 * Who is here, and what lies on their desk, is mostly known before the code has come: then all of it is drawn at once, not an empty
 * desk first. Where it is not, nobody waits for it; the sign-in page says that the server is away.
 */
const PATIENCE_MS = 300;
/** What came while the code was read lies in the browser's queue behind it. */
const MOMENT_MS = 30;
const known = orAfter(PATIENCE_MS);
// No `await` here: the code that draws shares files with this one, and each would wait for the other.
void Promise.all([patiently(() => import('./screen.tsx'), { failed: saySo }), known]).then(async ([{ showScreen }]) => {
  await orAfter(MOMENT_MS);
  showScreen(client, opening);
  if (typeof requestIdleCallback === 'undefined') setTimeout(keepScreens);
  else requestIdleCallback(keepScreens);
});

function orAfter(ms: number): Promise<unknown> {
  return Promise.race([opening.laidOut, new Promise((go) => setTimeout(go, ms))]);
}

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
