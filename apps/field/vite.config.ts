import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Alphabets that no text here uses: a browser asks for them only when it meets one of their letters. */
const otherAlphabets = /cyrillic|greek|vietnamese/;

/** Names the built files, so that the phone can keep them all before the signal goes. */
function keptFiles(): Plugin {
  return {
    name: 'kept-files',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !otherAlphabets.test(file));
      this.emitFile({ type: 'asset', fileName: 'kept-files.json', source: JSON.stringify(files.toSorted()) });
    },
  };
}

/** `vite build apps/field` → apps/field/dist, served at `/field`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/field/',
  plugins: [react(), keptFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        'keeper-worker': `${import.meta.dirname}/sync/keeper.worker.ts`,
      },
      output: {
        // A service worker governs the folder it lies in, so it must not lie in assets/.
        entryFileNames: (chunk) => (chunk.name === 'keeper-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8999', ws: true } } },
});
