import { writeFileSync } from 'node:fs';
import { expectedFiles } from './generated.ts';

/** `npm run generate`: writes every generated document. */
for (const [file, text] of Object.entries(await expectedFiles(process.cwd()))) {
  writeFileSync(file, text);
  console.log(file);
}
