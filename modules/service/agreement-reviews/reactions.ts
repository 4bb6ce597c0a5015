import type { Reaction } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { NoteAgreement } from './commands.ts';
import { listNoted } from './queries.ts';

/** A pack that comes in force brings the review dates of its agreements; of those that it no longer has nothing is owed. */
export function noteAgreements(pack: () => Pack): Reaction {
  return {
    name: 'service.noteAgreements',
    author: 'force pack',
    on: ['force.PackPublished'],
    react: async (_event, db) => {
      const { agreements } = pack().service;
      const gone = (await listNoted(db)).filter(
        ({ id, review_at }) => review_at !== null && !agreements.some((one) => one.id === id),
      );
      return [
        ...agreements.map(({ id: agreementId, name, version, reviewOn }) => ({
          name: NoteAgreement.name,
          // Noon: whoever looks at it that day is in time.
          input: {
            agreementId,
            name,
            version,
            reviewAt: reviewOn === null ? null : Date.parse(`${reviewOn}T12:00:00Z`),
          },
        })),
        ...gone.map(({ id: agreementId, name, version }) => ({
          name: NoteAgreement.name,
          input: { agreementId, name, version, reviewAt: null },
        })),
      ];
    },
  };
}
