import { existsSync } from 'node:fs';
import type { Check } from '../checks/check.ts';
import { read } from '../checks/files.ts';
import { makeDocuments } from './documents.ts';

/** What each generated file should hold, whole. */
export async function expectedFiles(root: string): Promise<Readonly<Record<string, string>>> {
  const { whole, between } = await makeDocuments(root);
  const files: Record<string, string> = { ...whole };
  for (const [file, parts] of Object.entries(between)) {
    let text = existsSync(`${root}/${file}`) ? read(root, file) : '';
    for (const [name, part] of Object.entries(parts)) text = fill(file, text, name, part);
    files[file] = text;
  }
  return files;
}

function fill(file: string, text: string, name: string, part: string): string {
  const [from, to] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  if (start < 0 || end < start) throw new Error(`${file} has no place marked ${from} … ${to}`);
  return `${text.slice(0, start + from.length)}\n${part}\n${text.slice(end)}`;
}

export const generated: Check = {
  name: 'generated',
  guards: 'generated documents are what the code makes today',
  run: async (root) =>
    Object.entries(await expectedFiles(root))
      .filter(([file, text]) => !existsSync(`${root}/${file}`) || read(root, file) !== text)
      .map(([file]) => `${file} is not up to date: run npm run generate and commit it.`),
};
