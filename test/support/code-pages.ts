/** Pages with and without a field for a code, honest and hostile; each by its path. */
import type { WebServer } from './web-server.ts'
import { startWebServer } from './web-server.ts'

const field = '<input autocomplete="one-time-code" inputmode="numeric">'
const boxes = (count: number, attributes = '') => `<input maxlength="1" ${attributes}>`.repeat(count)
const frame = (address: string, attributes = '') =>
  `<iframe src="${address}" width="300" height="150" ${attributes}></iframe>`

/** A framework that keeps the value by itself, and draws it again after each event: what it has not noticed is gone. */
const controlled = `<input id="kept" autocomplete="one-time-code"><script>
  const input = document.querySelector('#kept')
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  let tracked = '', state = ''
  Object.defineProperty(input, 'value', { get() { return get.call(this) }, set(to) { tracked = to; set.call(this, to) } })
  for (const type of ['input', 'change']) input.addEventListener(type, () => {
    if (get.call(input) !== tracked) tracked = state = get.call(input)
    set.call(input, state)
  })
</script>`

/** Like many a site: the cursor moves on with each digit, and what is typed elsewhere is thrown away. */
const moving = `${boxes(6, 'inputmode="numeric"')}<script>
  const all = [...document.querySelectorAll('input')]
  all.forEach((box, at) => box.addEventListener('input', () => { if (box.value) all[at + 1]?.focus() }))
</script>`

/** Sends itself where the page says so, not before. */
const form = `<form action="/sent" method="get">${field}<button>Sign in</button></form>`

/** Where a code is filled in, and nowhere else on the page: the field of each has the id `it`, or is the only one. */
export const goodPages = {
  'named by the standard': field,
  'named among other tokens': '<input autocomplete="section-login One-Time-Code webauthn">',
  'a number field': '<input type="number" autocomplete="one-time-code">',
  'a telephone field': '<input type="tel" autocomplete="one-time-code">',
  'said by its name': '<input name="totpCode">',
  'said by its label, in German': '<label>Bestätigungscode <input></label>',
  'said by its label, in French': '<label for="it">Code à usage unique</label><input id="it">',
  'said by an element beside it': '<p id="words">Authenticator app</p><input aria-labelledby="words">',
  'a code of six digits': '<label>Code <input inputmode="numeric" maxlength="6"></label>',
  'in a form, which is not sent': form,
  'beside a password and a search': `<input type="password"><input type="search" name="otp">${field}`,
  'beside a decoy': `<div style="opacity:0"><input id="decoy" autocomplete="one-time-code"></div><input name="otp" id="it">`,
  'beside one that is said less clearly':
    '<label>Code <input inputmode="numeric"></label><input id="it" name="otp">',
  'below what can be seen': `<p style="height: 3000px">Long</p>${field}`,
  'under a label that floats over it':
    '<div style="position:relative"><input id="it" name="otp" style="width:200px"><label for="it" style="position:absolute;inset:0">Code</label></div>',
  'in an open shadow root':
    '<x-code></x-code><script>document.querySelector("x-code").attachShadow({mode:"open"}).innerHTML = `<input id="it" name="otp">`</script>',
  'kept by a framework': controlled,
  'six boxes': boxes(6),
  'six boxes that move the cursor on': moving,
  'six boxes, the first of which takes it all':
    '<input name="user"><input autocomplete="one-time-code" maxlength="6">' + boxes(5),
  'two, with the cursor in one': `${field}<input id="it" autocomplete="one-time-code" autofocus><script>it.focus()</script>`,
  'in a frame of the same origin': frame('/named-by-the-standard'),
  'in a frame in a frame': frame('/in-a-frame-of-the-same-origin'),
} as const

/** Where nothing is put anywhere, and what is said instead. */
export const barePages = {
  'no field': ['no-field', '<h1>Welcome</h1>'],
  'a password': ['no-field', '<input type="password" autocomplete="one-time-code">'],
  'an address': ['no-field', '<input type="email" autocomplete="one-time-code">'],
  'only to be read': ['no-field', '<input autocomplete="one-time-code" readonly>'],
  'switched off': ['no-field', `<fieldset disabled>${field}</fieldset>`],
  inert: ['no-field', `<div inert>${field}</div>`],
  'not drawn': ['no-field', `<div style="display:none">${field}</div>`],
  hidden: ['no-field', `<div style="visibility:hidden">${field}</div>`],
  'faded away': ['no-field', `<div style="opacity:0">${field}</div>`],
  'almost faded away': ['no-field', `<div style="opacity:.3"><p style="opacity:.3">${field}</p></div>`],
  'of one pixel': [
    'no-field',
    '<input autocomplete="one-time-code" style="width:1px;height:1px;border:0;padding:0">',
  ],
  shrunk: ['no-field', `<div style="transform:scale(.01)">${field}</div>`],
  'outside of the page': ['no-field', `<div style="position:absolute;left:-9999px">${field}</div>`],
  'outside of the window': ['no-field', `<div style="position:fixed;top:-500px">${field}</div>`],
  'cut off': ['no-field', `<div style="overflow:hidden;width:0;height:0">${field}</div>`],
  clipped: ['no-field', `<div style="clip-path:inset(50%);position:absolute">${field}</div>`],
  'lain over': ['no-field', `${field}<div style="position:fixed;inset:0;background:#fff">Win a prize</div>`],
  'in a closed shadow root': [
    'no-field',
    '<x-code></x-code><script>globalThis.shut = document.querySelector("x-code").attachShadow({mode:"closed"}); shut.innerHTML = `<input name="otp">`</script>',
  ],
  'other codes': [
    'no-field',
    '<input name="zipCode" inputmode="numeric"><label>Promo code <input></label><label>Backup code <input></label><label>Country code <input type="tel"></label><input name="cvc" inputmode="numeric"><label>Recovery code of your authenticator <input></label>',
  ],
  'named as something else': [
    'no-field',
    '<label>Code <input inputmode="numeric" autocomplete="postal-code"></label>',
  ],
  'too short': ['no-field', '<input name="code" inputmode="numeric" maxlength="4">'],
  'five boxes': ['no-field', boxes(5)],
  'eight boxes': ['no-field', boxes(8)],
  'two alike': ['several-fields', field + field],
  'two frames alike': ['several-fields', frame('/named-by-the-standard') + frame('/named-by-the-standard')],
  'one in the page and one in a frame': ['several-fields', field + frame('/named-by-the-standard')],
  'a hidden frame of the same origin': ['no-field', frame('/named-by-the-standard', 'style="opacity:0"')],
  'a frame without an address': [
    'no-field',
    `<iframe></iframe><script>frames[0].document.body.innerHTML = \`${field}\`</script>`,
  ],
  'a frame with its text in an attribute': ['no-field', `<iframe srcdoc='${field}'></iframe>`],
  'a frame of a script': [
    'no-field',
    `<iframe src='javascript:"${field.replaceAll('"', '&#92;&quot;')}"'></iframe>`,
  ],
  'a blob': [
    'no-field',
    `<iframe></iframe><script>document.querySelector('iframe').src = URL.createObjectURL(new Blob([\`${field}\`], {type:'text/html'}))</script>`,
  ],
  'in a frame below one without an address': [
    'no-field',
    `<iframe srcdoc='<iframe src="/named-by-the-standard" width="300" height="150"></iframe>'></iframe>`,
  ],
  'a sandboxed frame': [
    'frame-foreign',
    frame('/named-by-the-standard', 'sandbox="allow-scripts allow-forms"'),
  ],
  'a data: frame': ['frame-foreign', frame(`data:text/html,${encodeURIComponent(field)}`)],
  'sandboxed itself': ['wrong-origin', field],
  'a picture of a field': [
    'wrong-origin',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="300" height="100"><input xmlns="http://www.w3.org/1999/xhtml" autocomplete="one-time-code"/></foreignObject></svg>',
  ],
} as const

const headers: Readonly<Record<string, Record<string, string>>> = {
  'sandboxed itself': { 'content-security-policy': 'sandbox allow-scripts allow-forms' },
  'a picture of a field': { 'content-type': 'image/svg+xml' },
}

export const pathOf = (name: string) =>
  `/${name
    .replaceAll(/[^a-z]+/gi, '-')
    .replace(/-$/, '')
    .toLowerCase()}`

const made = [
  ...Object.entries(goodPages),
  ...Object.entries(barePages).map(([name, [, body]]) => [name, body] as const),
]

/** Serves them; `/around?ADDRESS` shows any address in a frame, `/sent` is where forms go. */
export const startCodePages = (): Promise<WebServer> =>
  startWebServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const [name, body] = made.find(([one]) => pathOf(one) === pathname) ?? ['', '<h1>Nothing</h1>']
    const around = pathname === '/around' ? frame(decodeURIComponent(search.slice(1))) : ''
    const type = headers[name]?.['content-type'] ?? 'text/html; charset=utf-8'
    response.writeHead(200, { ...headers[name], 'content-type': type })
    response.end(
      type.startsWith('text/html') ? `<!doctype html><title>${name}</title>${body}${around}` : body,
    )
  })
