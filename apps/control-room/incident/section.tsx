import type { ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts-section">
      <h3 className="label">{title}</h3>
      {children}
    </section>
  );
}
