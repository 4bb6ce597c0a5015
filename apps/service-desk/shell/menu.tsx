import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

interface MenuProps {
  readonly summary: ReactNode;
  readonly tip?: string;
  /** The page that is open stands in it. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** Opens below its word; Escape, going on with the Tab key and going to a page close it. */
export function Menu({ summary, tip, current, children }: MenuProps) {
  const [at] = useLocation();
  const box = useRef<HTMLDetailsElement>(null);
  const close = (): void => box.current?.removeAttribute('open');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it.
  useEffect(close, [at]);
  return (
    <details
      ref={box}
      className="service-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
      }}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary title={tip} aria-current={current === true ? 'true' : undefined}>
        {summary}
      </summary>
      <div>{children}</div>
    </details>
  );
}
