/** Text from strangers on its way to where it is shown: it must stay on its line, and let its neighbours be read as they are. */

/** Controls, breaks of lines, and what turns the direction of writing for the text around it (Unicode UAX 9, 2.1 to 2.5). */
const UNRULY = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu

/** @param instead stands where something was taken out */
export const onOneLine = (text: string, instead: '' | ' ' | '\uFFFD'): string =>
  text.replaceAll(UNRULY, instead)
