import { readCsv, textOfBytes } from '../../../modules/estate/contract.ts';
import { readJsonTable } from '../../../modules/service/contract.ts';

/** A file as a table: CSV or the JSON of an API, gzipped or not. */
export async function readFile(file: File): Promise<ReturnType<typeof readCsv>> {
  const bytes = await bytesOf(file);
  const text = textOfBytes(bytes);
  return /^\s*[[{]/.test(text) ? readJsonTable(text) : readCsv(text);
}

async function bytesOf(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = file.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
