const system = 'the system alone does it, when its clock or another event says so';

/** Commands of the service centre that nobody gives from its screens, and why; every other has an act or a form. */
export const givenElsewhere: Readonly<Record<string, string>> = {
  'service.keepAddress': 'naming the reporter of a record that came by e-mail says it',
  'service.recordUnauthorisedChange': system,
  'service.requestChange': 'a request for something that a template covers makes it',
  'service.importPeople': 'whoever runs the server takes a file of people in, by the command line',
};
