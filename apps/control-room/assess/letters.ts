export const letterNames = ['threat', 'harm', 'risk', 'investigation', 'vulnerability', 'engagement'] as const;
export type Letters = Record<(typeof letterNames)[number], string>;

export const letterWords: Readonly<Letters> = {
  threat: 'Threat',
  harm: 'Harm',
  risk: 'Risk',
  investigation: 'Investigation',
  vulnerability: 'Vulnerability',
  engagement: 'Engagement',
};

/** What was typed of the letters, and the grade beside them; a draft that cannot be read is none. */
export function readLetters(draft: string): Readonly<Partial<Letters & { proposes: string }>> {
  try {
    return draft === '' ? {} : JSON.parse(draft);
  } catch {
    return {};
  }
}
