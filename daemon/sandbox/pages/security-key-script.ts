/** The only script of these pages: a security key can be reached by a script alone. It sends nothing but its form. */
import { html } from 'hono/html'
import type { Markup } from './frame.ts'

export const SECURITY_KEY_SCRIPT = '/sandbox/security-key.js'

/** The field that the script fills with what the key answered. */
export const answerField = (act: 'create' | 'get', options: object): Markup =>
  html`<input
    type="hidden"
    name="credential"
    value=""
    data-webauthn="${act}"
    data-options="${JSON.stringify(options)}"
  />`

export const securityKeyScript = `
const field = document.querySelector('input[data-webauthn]')
const { form } = field
const said = document.querySelector('#said')

async function ask() {
  const options = JSON.parse(field.dataset.options)
  if (field.dataset.webauthn === 'create')
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  if (typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') {
    said.textContent = 'This browser cannot use security keys here. Choose another way.'
    return
  }
  said.textContent = 'Touch your security key.'
  try {
    field.value = JSON.stringify(await ask())
    form.submit()
  } catch (error) {
    said.textContent =
      error.name === 'InvalidStateError'
        ? 'This security key is among yours already.'
        : 'The security key did not answer. Try again, or choose another way.'
  }
})
// pressed before, the form would go without an answer of the key
form.querySelector('button').disabled = false
`
