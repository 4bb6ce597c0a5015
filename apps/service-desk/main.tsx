import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openClient } from '../../client/client.ts';
import { ClientProvider } from '../../client/react.tsx';
import '../../ui/base.css';
import { SafeScreen } from '../../ui/safe-screen/safe-screen.tsx';
import { App } from './app.tsx';
import './app.css';

const screen = document.getElementById('screen');
if (screen === null) throw new Error('index.html has no #screen');
createRoot(screen).render(
  <StrictMode>
    <SafeScreen>
      <ClientProvider client={openClient()}>
        <App />
      </ClientProvider>
    </SafeScreen>
  </StrictMode>,
);
