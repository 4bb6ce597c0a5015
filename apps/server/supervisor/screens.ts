import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The screens that are built by vite; each has a config file and a `dist`. */
const screens = ['control-room', 'field', 'service-desk'] as const;
const sources = ['{client,ui,modules,kernel}/**/*.{ts,tsx,css,svg}', 'package-lock.json', 'tsconfig.json'];

/** Builds the screens whose sources have changed since their last build. Answers the names of those built. */
export async function buildScreens(root: string, onStart: (name: string) => void): Promise<readonly string[]> {
  const built: string[] = [];
  const foundation = hashOf(root, sources);
  for (const name of screens) {
    const app = join(root, 'apps', name);
    if (!existsSync(join(app, 'index.html'))) continue;
    const stamp = join(app, 'dist', '.built-from');
    const hash = createHash('sha256')
      .update(foundation)
      .update(hashOf(root, [`apps/${name}/**/*`]))
      .digest('hex');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    onStart(name);
    const making = join(root, 'node_modules', '.cache', 'trefoil', `${name}-${process.pid}`);
    await build(root, app, making);
    await compress(making);
    writeFileSync(join(making, '.built-from'), hash);
    putInPlace(making, join(app, 'dist'));
    built.push(name);
  }
  return built;
}

function hashOf(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const exclude = (path: string): boolean => /(^|\/)(dist|node_modules)$|\.test\.tsx?$/.test(path);
  for (const file of globSync([...patterns], { cwd: root, exclude }).sort()) {
    const path = join(root, file);
    if (!statSync(path).isFile() || /\/dist\/|\.test\.tsx?$/.test(file)) continue;
    hash.update(file).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Whole or not at all: a server beside may be serving the last build, and two starts may build at once. */
function putInPlace(making: string, dist: string): void {
  rmSync(dist, { recursive: true, force: true });
  renameSync(making, dist);
}

const WORTH_BYTES = 1024;

/** Compressed once here, not at each request. */
async function compress(folder: string): Promise<void> {
  const files = globSync('**/*.{js,css,html,svg,json}', { cwd: folder }).map((file) => join(folder, file));
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      if (bytes.length < WORTH_BYTES) return;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes));
    }),
  );
}

/** Vite runs in a process of its own: what it loads would stay in the supervisor for its whole life. */
async function build(root: string, app: string, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', app, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: app,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The screens in ${app} could not be built:\n${said}`);
}
