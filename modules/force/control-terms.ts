import { z } from 'zod';
import { codeMappingTerms } from './code-mapping-terms.ts';
import { FenceTerms } from './fence-terms.ts';
import { LayoutOfRole } from './layout-terms.ts';
import { lentTerms } from './lent-terms.ts';
import { MacroTerms } from './macro-terms.ts';
import { MajorTerms } from './major-terms.ts';
import { MapLayersOfRole } from './map-terms.ts';
import { MessageTerms, TalkgroupTerms } from './message-terms.ts';
import { RadioTerms } from './radio-terms.ts';
import { TacticalKind } from './tactical-terms.ts';

/** How a force runs its control room: messages, talkgroups, major incidents and partners, layouts of its roles. */
export const ControlTerms = z.strictObject({
  majors: MajorTerms.prefault({}),
  layouts: z.array(LayoutOfRole).default([]),
  mapLayers: z.array(MapLayersOfRole).default([]),
  radio: RadioTerms.prefault({}),
  tactical: z.array(TacticalKind).default([]),
  messages: MessageTerms.prefault({}),
  fences: FenceTerms.prefault({}),
  talkgroups: z.array(TalkgroupTerms).default([]),
  macros: z.array(MacroTerms).default([]),
  ...lentTerms,
  ...codeMappingTerms,
});
