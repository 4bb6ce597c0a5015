/** What every command refuses that the force's own rules watch. */
export const keptByRules = {
  'fields-missing': 'The force wants more to be filled in before a record comes into this state.',
  'not-your-move': 'The force lets others bring a record from where it stands to there.',
} as const;
