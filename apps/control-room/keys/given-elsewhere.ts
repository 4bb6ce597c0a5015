const gateway = 'a gateway of telephony or another system says it';
const system = 'the system alone does it, when its clock or another event says so';

/** Commands that nobody gives from the control room, and why; every other has an act, a form or a word of the command line. */
export const givenElsewhere: Readonly<Record<string, string>> = {
  'operations.announceCall': gateway,
  'operations.receiveContact': gateway,
  'operations.locateCaller': gateway,
  'operations.nameSubscriber': gateway,
  'exchange.keepUnread': gateway,
  'operations.passContact': system,
  'operations.passOwnership': system,
  'operations.lapseGlass': system,
  'operations.passPartner': system,
  'operations.reckonArrival': system,
  'operations.noteSilence': system,
  'operations.noteAvailabilityAtBreach': system,
  'operations.noteRadioSeen': system,
  'operations.tellMessage': system,
  'operations.lapseMessage': system,
  'operations.noteCrossing': system,
  'operations.endFence': system,
  'operations.takeDuty': system,
  'operations.endDuty': system,
  'insight.askAboutUnattended': system,
  'insight.countReviews': system,
  'force.takeEffect': system,
  'force.renewSeat': system,
  'identity.recordCredentials': 'the enrolment page does it, once the ceremony has proved who it is',
  'audit.carryAgain': 'whoever runs the server gives it over the interface, after mending what made a reaction give up',
  'audit.eraseDetail':
    'for ever and past recall: it is given over the interface, by order in writing, never in passing at a desk',
};
