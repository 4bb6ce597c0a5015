import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file that git would commit, relative to `root`, without the bad examples. */
export function listFiles(root: string): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`);
  return [...new Set(listed.stdout.split('\0'))].filter((f) => f !== '' && !f.startsWith('tools/checks/bad/')).sort();
}

export function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export function isCode(file: string): boolean {
  return /[.](ts|tsx)$/.test(file) && !file.includes('.generated.');
}

/** Lines that hold code: neither blank nor wholly comment. */
export function codeLines(text: string): number {
  let inComment = false;
  let count = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (inComment) {
      if (line.includes('*/')) inComment = false;
      continue;
    }
    if (line === '' || line.startsWith('//')) continue;
    if (line.startsWith('/*')) {
      inComment = !line.includes('*/');
      continue;
    }
    count++;
  }
  return count;
}
