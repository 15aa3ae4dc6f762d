const spellings: readonly [RegExp, string][] = [
  // Latvian and Lithuanian endings, and the endings of Russian names in two ways of writing.
  [/(?<=[oei])vs$|(?<=[oe])ff?$/, 'v'],
  [/(?<=[aeo])js?$/, 'y'],
  [/x/g, 'ks'],
  [/tch/g, 'ch'],
  [/dzh|zh|dj/g, 'j'],
  [/sch|sh|ch/g, 'x'],
  [/kh|gh|ck|q|c(?![eiy])/g, 'k'],
  [/c/g, 's'],
  [/ph/g, 'f'],
  [/w(?=[aeiou])/g, 'v'],
  [/th/g, 't'],
  [/dh/g, 's'],
  [/z/g, 's'],
  [/ou|oo|ow|au|w|o/g, 'u'],
  [/ee|ie|ei|ai|ay|ey|y|e/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=..)h$/, ''],
];

/** One key for spellings that are read alike: Nooristani and Nuristani, Mahmood and Mahmoud, Hassan and Hasan. */
export function soundOf(text: string): string {
  return spellings.reduce((sound, [from, to]) => sound.replace(from, to), text);
}

/** Consonants alone, with the letters that romanisations of one sound exchange made equal. */
export function skeletonOf(text: string): string {
  return text
    .replace(/zh/g, 'j')
    .replace(/sch|sh|ch/g, 'x')
    .replace(/kh|gh|ck|q|g|c/g, 'k')
    .replace(/th|dh/g, (pair) => pair.charAt(0))
    .replace(/ph|v/g, 'f')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1')
    .replace(/[aeiouyw]/g, '')
    .replace(/(?<=..)h$/, '');
}

/** One bit per letter: two words within n edits differ in at most 2n bits. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bits |= 1 << (code >= 97 ? code - 97 : 26 + ((code - 48) % 6));
  }
  return bits;
}

export function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
