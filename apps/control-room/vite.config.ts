import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';
import { bareContracts } from './bare-contracts.ts';

const here = import.meta.dirname;
/** What asks for session and rows, what draws them first; all else is drawn later. */
const ASKS = `${here}/main.tsx`;
const SCREEN = `${here}/screen.tsx`;

/** Contracts are built without their shapes: shapeless.ts says why. */
function namesWithoutShapes(): Plugin {
  return {
    name: 'names-without-shapes',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'zod' && importer !== undefined && !doesSomething(importer) ? `${here}/shapeless.ts` : null,
  };
}

/**
 * What a contract says of itself: of those that no screen names, nothing is built. Calls of these names are held to do nothing but
 * answer, wherever they stand: no library has a function that is called so.
 */
const declaring = ['shapeOfContract', 'declareCommand', 'declareView', 'defineEvents'];

/** Contracts, and what they are made of, only declare: of a file that no screen names anything of, nothing is built. */
const declarations = ['modules', 'kernel'].map((room) => `${resolve(here, '../..', room)}/`);

function doesSomething(id: string): boolean {
  return !declarations.some((room) => id.startsWith(room));
}

/** The browser hears of the screen's code with the page itself, not only when the first script has run. */
function screenAhead(): Plugin {
  return {
    name: 'screen-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk');
        const screen = chunks.filter((chunk) => chunk.facadeModuleId === SCREEN || chunk.moduleIds.includes(SCREEN));
        const styles = new Set(screen.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        const scripts = new Set(screen.flatMap(({ fileName, imports }) => [fileName, ...imports]));
        return [
          ...[...styles].map((file) => link('stylesheet', file)),
          ...[...scripts].filter((file) => !page.includes(file)).map((file) => link('modulepreload', file)),
        ];
      },
    },
  };
}

function link(rel: string, file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' };
}

/** All that the first picture needs is one file: many small ones cost more in asking than they save. */
function chunkOf(id: string, graph: Rolldown.ChunkingContext): string | null {
  if (reachedFrom(ASKS, graph).has(id)) return 'asks';
  return reachedFrom(SCREEN, graph).has(id) ? 'screen' : null;
}

const reached = new Map<string, Set<string>>();

function reachedFrom(start: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const known = reached.get(start);
  if (known !== undefined) return known;
  const found = new Set([start]);
  // A set goes on to what is added while it is gone through.
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  reached.set(start, found);
  return found;
}

/** `vite build apps/control-room` → apps/control-room/dist, served at `/`. */
export default defineConfig({
  root: here,
  plugins: [namesWithoutShapes(), react(), bareContracts((id) => !doesSomething(id)), screenAhead()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { manualPureFunctions: declaring, moduleSideEffects: doesSomething },
      input: {
        main: `${here}/index.html`,
        'service-worker': `${here}/service-worker.ts`,
      },
      output: {
        // A service worker's address must not change: the browser asks for it under the same name for ever.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [{ name: chunkOf, debugName: 'by when it is needed' }] },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8999', ws: true }, '/map': 'http://127.0.0.1:8999' } },
});
