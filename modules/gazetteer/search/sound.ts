/**
 * How a British place name sounds, folded to a few letters, so that what was heard finds what is written. Rules run in
 * order; each is a habit of English, and above all of English place names, that spelling hides.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  // Endings that are swallowed: Bicester, Scarborough, Greenwich, Durham, Eastbourne.
  [/(?:ce|che|ces|ches)ster(?=s?$)/, 'ster'],
  [/cester/, 'ster'],
  [/(?:borough|boro|burgh|brough|bury|berry)(?=s?$)/, 'bry'],
  [/ough(?=s?$)/, 'uf'],
  [/(?<=[a-z])w(?=ic[hk]s?$)/, ''],
  [/(?<=[b-df-hj-np-tv-z])h(?=[ao]m(?:s|ton)?$)/, ''],
  [/bourne?(?=s?$)|burne?(?=s?$)/, 'born'],
  [/thorpe?(?=s?$)|thrup(?=s?$)/, 'torp'],
  [/(?:worth|wirth)(?=y?$)/, 'werth'],
  // Letters that are not spoken.
  [/^kn|^gn|^pn/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^wh/, 'w'],
  [/^rh/, 'r'],
  [/mb(?=$|s$|[^aeiou])/, 'm'],
  [/mn(?=$)/, 'm'],
  [/ps(?=t)/, 's'],
  [/(?<=[nl])d(?=[smnl])/, ''],
  [/(?<=s)t(?=l|n|m)/, ''],
  [/(?<=[aeo])l(?=[fkm])/, ''],
  [/(?<=m)p(?=[st])|(?<=m)b(?=[st])/, ''],
  [/(?<=[iau])gh(?=t|$|[^aeiou])/, ''],
  [/gh/, 'g'],
  // One sound, several spellings.
  [/tch/g, 'ch'],
  [/sch/g, 'sk'],
  [/ph/g, 'f'],
  [/dg(?=[eiy])/g, 'j'],
  [/g(?=e$|es$)/g, 'j'],
  [/(?:ti|si|ci|ssi)on/g, 'shon'],
  [/sc(?=[eiy])/g, 's'],
  [/ck|q(?:u(?=[ei]$))?/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/v(?=[^aeiouy]|$)/g, 'f'],
  [/th/g, 't'],
  [/kh/g, 'k'],
  // Vowels: long ones first, then r after a vowel, which most of Britain does not speak.
  [/(?:augh|ough)(?=t)/g, 'o'],
  [/ar(?=[^aeiouy]|$)/g, 'a'],
  [/(?:our|oor|oar|ore|or|aur|awr)(?=[^aeiouy]|$)/g, 'o'],
  [/(?:au|aw|oa|ou|ow|oo|oe|ew|eu|ue|ui)/g, 'o'],
  [/(?:er|ir|ur|yr|ear|eer|ier|eir|air|ere|are)(?=[^aeiouy]|$)/g, 'u'],
  [/(?:ea|ee|ie|ei|ey|ay|ai|ae|y)/g, 'i'],
  [/e(?=s?$)/g, ''],
  [/a$/, 'u'],
  [/(?<=[a-z])h/g, ''],
  [/w(?=[^aeiou]|$)/g, ''],
  [/(.)\1+/g, '$1'],
];

export function soundOf(word: string): string {
  if (/\d/.test(word)) return word;
  return rules.reduce((sound, [pattern, spoken]) => sound.replace(pattern, spoken), word);
}
