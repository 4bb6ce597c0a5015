/** Editions of ITIL whose words are known. */
export const editions = ['v2', 'v3', 'v4'] as const;
export type Edition = (typeof editions)[number];
