/**
 * A crowd to find somebody in: common names of people in Britain, given names with family names, so that those meant have
 * many who sound like them. Invented by putting them together; nobody is meant.
 */
const given =
  'Aaron Abdul Adam Agnes Ahmed Aisha Alan Alexander Ali Alice Amir Amy Ana Andrea Andrew Anna Anthony Arjun Barbara Ben Brian Catherine Charlotte Chloe Chris Claire Colin Connor Daniel David Dawn Declan Dylan Edward Elena Ellie Emily Emma Eva Ewan Fatima Fiona Gareth Gary George Gita Grace Graham Hannah Harry Hassan Helen Ian Ibrahim Imran Isla Ivan Jack James Jane Jasmine Jean Joan Joe John Josephine Karen Kate Keith Kevin Khalid Kieran Laura Lee Leon Lewis Liam Lily Linda Lucas Lucy Luke Marek Margaret Maria Mark Martin Mary Megan Michael Mohammed Monika Nadia Neil Nicola Nina Noah Olga Olivia Omar Owen Patrick Paul Peter Piotr Priya Rachel Ravi Rebecca Rhys Robert Rosa Ruth Sam Sarah Sean Shan Sharon Sian Simon Sofia Stephen Susan Tara Thomas Tom Usman Victor Wendy William Yusuf Zara Zoe';
const family =
  'Adams Ahmed Akhtar Ali Allen Anderson Bailey Baker Begum Bell Bennett Brown Byrne Campbell Carter Chang Chowdhury Clark Collins Cook Cooper Cox Davies Davis Dunn Edwards Evans Fisher Fox Gill Graham Grant Gray Green Griffiths Hall Harris Hill Holmes Hughes Hussain Iqbal Jackson James Jenkins Johnson Jones Kaur Kelly Khan King Kowalski Lee Lewis Lloyd Macdonald Mahmood Marshall Martin Mason Miller Mills Mitchell Moore Morgan Morris Murphy Murray Nowak Owen Palmer Parker Patel Pearson Phillips Powell Price Rahman Reid Roberts Robinson Rogers Ross Russell Scott Shah Sharma Shaw Sheikh Simpson Singh Smith Stevens Stewart Taylor Thomas Thompson Turner Walker Ward Watson Webb White Williams Wilson Wood Wright Young Zhang';

export function crowd(): readonly string[] {
  const [first, last] = [given.split(' '), family.split(' ')];
  return first.flatMap((one) => last.map((other) => `${one} ${other}`));
}
