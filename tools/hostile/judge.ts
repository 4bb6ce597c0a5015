import { MARK } from './naughty.ts';
import type { RequestCase } from './request-case.ts';
import type { Reply } from './send.ts';

/** What no answer may be, whatever was asked. */
export function faultsOf({ status, headers, text }: Reply, asked: Pick<RequestCase, 'headers'>): readonly string[] {
  const type = String(headers['content-type'] ?? '');
  const found: string[] = [];
  if (status >= 500 && status !== 503) found.push('a fault of the server');
  // An upgrade to what we do not speak is refused by the WebSocket library, in words of its own.
  const isOurs = asked.headers.upgrade === undefined;
  // Where no screens are built yet, a browser is told so by a page that asks again.
  const isWaitingPage = status === 503 && type.startsWith('text/html');
  if (isOurs && status >= 400 && text !== '' && !isWaitingPage && !type.startsWith('application/problem+json')) {
    found.push('no problem+json');
  }
  if (text.includes(MARK) && !/^application\/(problem\+)?json|^text\/event-stream/.test(type)) {
    found.push('what was sent came back where a browser reads markup');
  }
  if (JSON.stringify(headers).includes('zq=1')) found.push('what was sent became a header');
  if (/\bat \S+ \(?(file|node):|node_modules|kernel\/|SELECT .* FROM/.test(type.includes('json') ? text : '')) {
    found.push('the inside of the server shows');
  }
  return [...found, ...lackingHeaders({ status, headers, text })];
}

/** What is answered before the server has a request (HTTP that is none) carries no headers of ours. */
function lackingHeaders({ status, headers }: Reply): readonly string[] {
  if (status === 101 || headers.connection === 'close') return [];
  const nosniff = headers['x-content-type-options'] === 'nosniff';
  const policy = String(headers['content-security-policy'] ?? '').includes("script-src 'self'");
  return nosniff && policy ? [] : ['an answer without its headers'];
}
