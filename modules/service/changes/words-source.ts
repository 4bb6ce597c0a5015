import type { ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { ChangeWords } from './views.ts';

/** Follows the pack in force, as the words of the desk do. */
export function changeWordsView(pack: () => Pack): ViewSource {
  const current = () => ({ key: pack().version, row: rowOf(pack()), member: true });
  return {
    declaration: ChangeWords,
    list: async () => [current()],
    byKeys: async (_db, keys) =>
      keys.map((key) => (key === pack().version ? current() : { key, row: null, member: false })),
  };
}

function rowOf({ version, service }: Pack): RowOf<typeof ChangeWords> {
  const { questions, controlRoomServices, papersHours } = service.change;
  return {
    ...{ version, controlRoomServices, papersHours },
    questions: questions.map(({ id, text, answers }) => ({ id, text, answers: answers.map((one) => one.text) })),
  };
}
