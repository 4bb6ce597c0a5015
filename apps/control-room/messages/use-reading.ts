import { useEffect } from 'react';
import { request } from '../../../client/http.ts';

const told = new Set<string>();

/** Says that a message was read, once: when its words stand whole on the screen of somebody who looks at it. */
export function useReading(messageId: string | null, whole: boolean): void {
  useEffect(() => {
    if (messageId === null || !whole || told.has(messageId) || document.visibilityState !== 'visible') return;
    told.add(messageId);
    const say = async (): Promise<void> => {
      const { status } = await request('/api/looks/message', { method: 'PUT', body: JSON.stringify({ messageId }) });
      if (status === 0) told.delete(messageId);
    };
    void say();
  }, [messageId, whole]);
}
