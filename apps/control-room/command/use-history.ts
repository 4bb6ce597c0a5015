import { useRef } from 'react';

const MOST = 50;

/** The lines of this session; arrow up in an empty box brings them back, newest first. */
export function useHistory() {
  const lines = useRef<string[]>([]);
  const at = useRef(0);
  return {
    add: (line: string) => {
      lines.current = [line, ...lines.current.filter((one) => one !== line)].slice(0, MOST);
      at.current = 0;
    },
    last: (): string => lines.current[at.current++ % Math.max(1, lines.current.length)] ?? '',
  };
}
