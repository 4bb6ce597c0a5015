import type { Promised } from '../../../kernel/pure.ts';
import type { KnownEvent, Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';
import { assess, factsChanged, unassessed } from './assessment.ts';
import { isAssessment } from './events.ts';
import { againPromises, owing, paid, without, wrapUpPromises } from './wrap-up.ts';

type Assessed = Pick<Incident, 'assessment' | 'wrapUps'>;

/** An incident begins with what is owed after its call. */
export function owingFrom(event: Of<'operations.IncidentRaised'>): Assessed {
  const { contactId, wrapUp: terms } = event.data;
  return { assessment: unassessed, wrapUps: owing([], { contactId, terms }, event) };
}

export function evolveAssessed(incident: Incident, event: KnownEvent): Incident {
  if (isAssessment(event)) {
    const { assessment, wrapUps } = incident;
    return { ...incident, assessment: assess(assessment, event), wrapUps: paid(wrapUps, event) };
  }
  switch (event.type) {
    case 'operations.ContactAdded':
      return contactAdded(incident, event);
    case 'operations.IncidentRegraded': {
      const wrapUps = without(incident.wrapUps, 'grade-reason', null);
      return { ...changed(incident, `now ${event.data.grade.id}`, event.recordedAt), wrapUps };
    }
    case 'operations.IncidentRecoded':
      return changed(incident, `now ${event.data.code.name}`, event.recordedAt);
    default:
      return incident;
  }
}

function changed(incident: Incident, why: string, at: number): Incident {
  return { ...incident, assessment: factsChanged(incident.assessment, why, at) };
}

function contactAdded(incident: Incident, event: Of<'operations.ContactAdded'>): Incident {
  const { contactId, wrapUp: terms, newRisk } = event.data;
  const wrapUps = owing(incident.wrapUps, { contactId, terms }, event);
  return { ...(newRisk ? changed(incident, 'new risk', event.recordedAt) : incident), wrapUps };
}

/** They run on when the incident is closed: a caller who was told nothing still was told nothing. */
export function assessmentPromises({ wrapUps, assessment, place }: Incident): readonly Promised[] {
  return [...wrapUpPromises(wrapUps, place.areaId), ...againPromises(assessment, place.areaId)];
}
