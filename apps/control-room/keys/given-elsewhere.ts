const gateway = 'a gateway of telephony or another system says it';
const system = 'the system alone does it, when its clock or another event says so';
const administration = 'administration gives it over the interface: the office shows, and has no form yet';

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
  'operations.reckonArrival': system,
  'insight.askAboutUnattended': system,
  'identity.recordCredentials': 'the enrolment page does it, once the ceremony has proved who it is',
  'identity.createAccount': administration,
  'identity.disableAccount': administration,
  'identity.enableAccount': administration,
  'identity.resetCredentials': administration,
  'identity.revokeCredential': administration,
  'identity.revokeOwnCredential': administration,
  'identity.setDetails': administration,
  'identity.setRoles': administration,
  'audit.carryAgain': administration,
  'audit.eraseDetail': administration,
  'force.publishPack': 'a start of the server puts a version in force, until the bureau has its page for it',
  'operations.bookOn': 'a crew books itself on with its phone; it ends here by the word `off`',
};
