import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/** Opens below its word; Escape, going on with the Tab key and going to a page close it. */
export function Menu(props: { readonly summary: ReactNode; readonly tip?: string; readonly children: ReactNode }) {
  const { summary, tip, children } = props;
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
      <summary title={tip}>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
