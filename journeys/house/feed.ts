/** What a script hears on the live feed (Server-Sent Events). */
export interface HeardFeed {
  /** Every frame so far, as text. */
  readonly heard: () => string;
  /** Ids that were to be removed. */
  readonly removed: () => readonly string[];
  close(): void;
}

interface Frame {
  readonly changes?: readonly { readonly removes?: readonly string[] }[];
}

export async function followFeed(url: string, token: string, topics: string): Promise<HeardFeed> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/api/feed?${new URLSearchParams({ topics })}`, { headers, signal: stop.signal });
  if (!answer.ok || answer.body === null) throw new Error(`feed: ${answer.status}`);
  let text = '';
  const listen = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const part of body) text += decoder.decode(part, { stream: true });
  };
  // Closing ends it in an error: then nobody listens any more.
  listen(answer.body).catch(() => undefined);
  return {
    heard: () => text,
    removed: () => framesIn(text).flatMap((frame) => frame.changes?.flatMap((change) => change.removes ?? []) ?? []),
    close: () => stop.abort(),
  };
}

function framesIn(text: string): readonly Frame[] {
  // The last event may still be on its way.
  const whole = text.slice(0, text.lastIndexOf('\n\n') + 1);
  return [...whole.matchAll(/^data: ?(.*)$/gm)].map(([, data]) => JSON.parse(data ?? '{}') as Frame);
}
