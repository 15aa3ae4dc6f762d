/**
 * Signs with which a spreadsheet begins a formula, the full-width ones of Asian keyboards too, also behind white space
 * (trust.md U01).
 */
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/u;

/** Makes a cell text for every spreadsheet: an apostrophe in front, which `unguardCell` takes away again. */
export const guardCell = (text: string) => (formulaStart.test(text) || text.startsWith("'") ? `'${text}` : text);

export const unguardCell = (text: string) =>
  text.startsWith("'") && (formulaStart.test(text.slice(1)) || text.startsWith("''")) ? text.slice(1) : text;
