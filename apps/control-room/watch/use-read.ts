import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { request } from '../../../client/http.ts';

const AGAIN_MS = 30_000;

export interface Read<T> {
  /** Null until the first answer. */
  readonly value: T | null;
  readonly fault: string | null;
}

/** What the server works out when it is asked: asked again each half minute. */
export function useRead<T>(path: string, schema: z.ZodType<T>): Read<T> {
  const [answer, setAnswer] = useState<Read<T>>({ value: null, fault: null });
  useEffect(() => {
    let here = true;
    const ask = async (): Promise<void> => {
      const came = await request(path);
      if (!here) return;
      const read = schema.safeParse(came.body);
      if (read.success) setAnswer({ value: read.data, fault: null });
      else setAnswer(({ value }) => ({ value, fault: 'Not fresh: the server did not answer.' }));
    };
    void ask();
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [path, schema]);
  return answer;
}
