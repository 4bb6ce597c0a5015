import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build apps/service-desk` → apps/service-desk/dist, served at `/service`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/service/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8999', ws: true } } },
});
