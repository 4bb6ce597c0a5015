import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Client } from '../../client/client.ts';
import { ClientProvider } from '../../client/react.tsx';
import { SafeScreen } from '../../ui/safe-screen/safe-screen.tsx';
import { App } from './app.tsx';
import type { Opening } from './session/enter.ts';

/** All that draws: comes after what asks (main.tsx). */
export function showScreen(client: Client, opening: Opening): void {
  const screen = document.getElementById('screen');
  if (screen === null) throw new Error('index.html has no #screen');
  createRoot(screen).render(
    <StrictMode>
      <SafeScreen>
        <ClientProvider client={client}>
          <App opening={opening} />
        </ClientProvider>
      </SafeScreen>
    </StrictMode>,
  );
}
