import type { Problem } from './http.ts';

type SentFile = { readonly kind: 'kept'; readonly sha256: string } | { readonly kind: 'refused'; readonly why: string };

/** Large files on slow lines: longer than other requests. */
const TIMEOUT_MS = 120_000;

/** Sends the bytes of a file in; what they belong to is then said by a command. Never throws: a refusal has its reason. */
export async function sendFile(file: Blob): Promise<SentFile> {
  try {
    const headers = { 'x-trefoil': '1', 'content-type': 'application/octet-stream' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch('/api/attachments', { method: 'POST', body: file, headers, signal });
    const body = (await response.json()) as Problem & { readonly sha256?: string };
    if (response.ok && body.sha256 !== undefined) return { kind: 'kept', sha256: body.sha256 };
    return { kind: 'refused', why: body.detail ?? 'The file was not taken.' };
  } catch {
    return { kind: 'refused', why: 'The server cannot be reached: choose the file again when the line is back.' };
  }
}
