/** Names that imitate a name, by the families of dnstwist, whose keyboards, letters and words these are (version 20250130). */

export const families = [
  'addition',
  'bitsquatting',
  'cyrillic',
  'dictionary',
  'homoglyph',
  'hyphenation',
  'insertion',
  'omission',
  'plural',
  'repetition',
  'replacement',
  'subdomain',
  'tld',
  'transposition',
  'various',
  'vowel-swap',
] as const
export type Family = (typeof families)[number]

const letters = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'

const qwerty =
  '1:2q 2:3wq1 3:4ew2 4:5re3 5:6tr4 6:7yt5 7:8uy6 8:9iu7 9:0oi8 0:po9 q:12wa w:3esaq2 e:4rdsw3 r:5tfde4 t:6ygfr5 y:7uhgt6 ' +
  'u:8ijhy7 i:9okju8 o:0plki9 p:lo0 a:qwsz s:edxzaw d:rfcxse f:tgvcdr g:yhbvft h:ujnbgy j:ikmnhu k:olmji l:kop z:asx ' +
  'x:zsdc c:xdfv v:cfgb b:vghn n:bhjm m:njk'
const qwertz = qwerty.replaceAll(/[yz]/g, (key) => (key === 'y' ? 'z' : 'y'))
const azerty = 'a:2zq1 z:3esqa2 q:zswa m:lp w:sxq l:kopm p:lo0m'
const keyboards = [qwerty, qwertz, azerty].map(
  (layout) =>
    new Map(
      layout.split(' ').map((row) => {
        const [key = '', near = ''] = row.split(':')
        return [key, Array.from(near)] as const
      }),
    ),
)

const glyphs: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (
    '0:o 1:l,i 3:8 6:9 8:3 9:6 a:à,á,â,ã,ä,å,ɑ,ạ,ǎ,ă,ȧ,ą,ə b:d,lb,ʙ,ɓ,ḃ,ḅ,ḇ,ƅ c:e,ƈ,ċ,ć,ç,č,ĉ,ᴄ ' +
    'd:b,cl,dl,ɗ,đ,ď,ɖ,ḑ,ḋ,ḍ,ḏ,ḓ e:c,é,è,ê,ë,ē,ĕ,ě,ė,ẹ,ę,ȩ,ɇ,ḛ f:ƒ,ḟ g:q,ɢ,ɡ,ġ,ğ,ǵ,ģ,ĝ,ǧ,ǥ h:lh,ĥ,ȟ,ħ,ɦ,ḧ,ḩ,ⱨ,ḣ,ḥ,ḫ,ẖ ' +
    'i:1,l,í,ì,ï,ı,ɩ,ǐ,ĭ,ỉ,ị,ɨ,ȋ,ī,ɪ j:ʝ,ǰ,ɉ,ĵ k:lk,ik,lc,ḳ,ḵ,ⱪ,ķ,ᴋ l:1,i,ɫ,ł m:n,nn,rn,rr,ṁ,ṃ,ᴍ,ɱ,ḿ n:m,r,ń,ṅ,ṇ,ṉ,ñ,ņ,ǹ,ň,ꞑ ' +
    'o:0,ȯ,ọ,ỏ,ơ,ó,ö,ᴏ p:ƿ,ƥ,ṕ,ṗ q:g,ʠ r:ʀ,ɼ,ɽ,ŕ,ŗ,ř,ɍ,ɾ,ȓ,ȑ,ṙ,ṛ,ṟ s:ʂ,ś,ṣ,ṡ,ș,ŝ,š,ꜱ t:ţ,ŧ,ṫ,ṭ,ț,ƫ ' +
    'u:ᴜ,ǔ,ŭ,ü,ʉ,ù,ú,û,ũ,ū,ų,ư,ů,ű,ȕ,ȗ,ụ v:ṿ,ⱱ,ᶌ,ṽ,ⱴ,ᴠ w:vv,ŵ,ẁ,ẃ,ẅ,ⱳ,ẇ,ẉ,ẘ,ᴡ x:ẋ,ẍ y:ʏ,ý,ÿ,ŷ,ƴ,ȳ,ɏ,ỿ,ẏ,ỵ z:ʐ,ż,ź,ᴢ,ƶ,ẓ,ẕ,ⱬ'
  )
    .split(' ')
    .map((row) => [row.slice(0, 1), row.slice(2).split(',')]),
)
const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdeghijklmopqstvwxy', (latin, at) => [latin, 'аьсԁеԍһіјкӏморԛѕтѵԝху'[at] ?? latin]),
)

const words =
  'auth access account agree cdn choose claim cl click confirm confirmation connect download enroll find http https https-www ' +
  'install login mail my online payment payments recovery register ssl safe secure security service services signin support ' +
  'summary update user verify verification view ww www'
const endings =
  'app art biz blog ch click cloud co.uk com com.br de dev email fr help icu info io it link live net online org page pro ru ' +
  'shop site store support tech tk top uk us website xyz'

const each = <T>(text: string, make: (letter: string, before: string, after: string) => readonly T[]): T[] =>
  Array.from(text).flatMap((letter, at) => make(letter, text.slice(0, at), text.slice(at + 1)))
const near = (key: string) => [...new Set(keyboards.flatMap((board) => board.get(key) ?? []))]

/** Two letters, each by one that looks like it. */
function lookingAlike(label: string): string[] {
  const once = (text: string) =>
    each(text, (letter, before, after) => (glyphs[letter] ?? []).map((glyph) => before + glyph + after))
  return once(label).flatMap((one) => [one, ...once(one)])
}

const labelTwists: Readonly<
  Record<Exclude<Family, 'tld' | 'various'>, (label: string) => readonly string[]>
> = {
  addition: (label) => Array.from(letters + digits).map((one) => label + one),
  bitsquatting: (label) =>
    each(label, (letter, before, after) =>
      [1, 2, 4, 8, 16, 32, 64]
        .map((mask) => String.fromCharCode(letter.charCodeAt(0) ^ mask))
        .filter((one) => /[a-z\d-]/.test(one))
        .map((one) => before + one + after),
    ),
  cyrillic: (label) => [
    Array.from(label)
      .map((letter) => cyrillic[letter] ?? letter)
      .join(''),
  ],
  dictionary: (label) =>
    words.split(' ').flatMap((word) => [label + word, `${label}-${word}`, word + label, `${word}-${label}`]),
  homoglyph: lookingAlike,
  hyphenation: (label) =>
    each(label, (letter, before, after) => (before ? [`${before}-${letter}${after}`] : [])),
  insertion: (label) =>
    each(label, (letter, before, after) =>
      near(letter).flatMap((key) => [before + key + letter + after, before + letter + key + after]),
    ),
  omission: (label) => each(label, (_, before, after) => [before + after]),
  plural: (label) =>
    each(label, (letter, before, after) =>
      before && after ? [before + letter + (/[sxz]/.test(letter) ? 'es' : 's') + after] : [],
    ),
  repetition: (label) => each(label, (letter, before, after) => [before + letter + letter + after]),
  replacement: (label) =>
    each(label, (letter, before, after) => near(letter).map((key) => before + key + after)),
  subdomain: (label) =>
    each(label, (letter, before, after) => (before ? [`${before}.${letter}${after}`] : [])),
  transposition: (label) =>
    each(label, (letter, before, after) => (after ? [before + after[0] + letter + after.slice(1)] : [])),
  'vowel-swap': (label) =>
    each(label, (letter, before, after) =>
      'aeiou'.includes(letter) ? Array.from('aeiou').map((vowel) => before + vowel + after) : [],
    ),
}

/**
 * Every host of a family that a browser would open, in A-labels, without the name itself and what lies below it.
 * @param name registrable
 */
export function twistsOf(name: string, family: Family): readonly string[] {
  const [label = '', ...rest] = name.split('.')
  const ending = rest.join('.')
  const hosts =
    family === 'tld'
      ? endings.split(' ').map((other) => `${label}.${other}`)
      : family === 'various'
        ? [
            `${label}${ending}.tk`,
            `${label}-${ending}.com`,
            `www${name}`,
            `www-${name}`,
            `${name}.example.tk`,
          ]
        : labelTwists[family](label).map((twisted) => `${twisted}.${ending}`)
  const opened = hosts.flatMap((host) => {
    const { hostname } = URL.parse(`https://${host}`) ?? { hostname: name }
    const isLabel = hostname.split('.').every((one) => /^(?!-).{1,63}(?<!-)$/.test(one))
    return isLabel && hostname !== name && !hostname.endsWith(`.${name}`) ? [hostname] : []
  })
  return [...new Set(opened)]
}
