import type { Parts } from '../application.ts';

/** What the demonstration keeps running beside the server. */
export interface Demo {
  stop(): void;
}

/** Brings the demonstration's people in. Repeatable: what is there already stays as it is. */
export async function loadDemo({ modules }: Parts, tell: (step: string) => void): Promise<Demo> {
  const { demo } = modules.force.pack();
  await modules.identity.seedDemo(demo.accounts);
  tell(`demonstration: ${demo.accounts.length} accounts`);
  return { stop: () => undefined };
}
