/** What is wrong with a map file, in words for the person who chose it. */
export class OsmFault extends Error {
  readonly file: string;

  constructor(file: string, wrong: string) {
    super(`${file}: ${wrong}`);
    this.name = 'OsmFault';
    this.file = file;
  }
}
