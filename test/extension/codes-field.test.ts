/** Which origin a page is of, and which words name the field of a code. */
import { describe, expect, it } from 'vitest'
import { saysCode } from '../../extension/features/codes/field-words.ts'
import { originOf } from '../../extension/features/codes/page-origin.ts'

describe('the origin of a page', () => {
  it.each([
    ['https://login.example.com/a?b#c', 'https://login.example.com'],
    ['https://login.example.com:443/', 'https://login.example.com'],
    ['https://login.example.com:8443/', 'https://login.example.com:8443'],
    ['https://LOGIN.example.com/', 'https://login.example.com'],
    ['https://xn--mller-kva.example/', 'https://xn--mller-kva.example'],
    // this computer's own
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://manager.localhost:8080/', 'http://manager.localhost:8080'],
  ])('of %s is %s', (address, origin) => {
    expect(originOf(address)).toBe(origin)
  })
  it.each([
    '',
    'about:blank',
    'about:srcdoc',
    'data:text/html,<input>',
    'javascript:1',
    'view-source:https://login.example.com/',
    'blob:https://login.example.com/0d7a4f6e-3c0a-4f57-9c62-6f1a9d1f3b1e',
    'filesystem:https://login.example.com/temporary/a',
    'file:///home/anna/page.html',
    'chrome://settings/',
    'chrome-extension://fekokcooaopdpabfkhbegcdaildibojc/popup.html',
    'moz-extension://5ff6bd9a-29cb-4a2f-9f3f-1d9c4a1f7d10/popup.html',
    'resource://pdf.js/web/viewer.html',
    'http://login.example.com/',
    'https://login.example.com./',
    'https://anna@login.example.com/',
    'https://anna:secret@login.example.com/',
    'https://:secret@login.example.com/',
  ])('%s has none that can be filled', (address) => {
    expect(originOf(address)).toBeNull()
  })
  it('is that of the host, not of a user that looks like one', () => {
    expect(originOf('https://login.example.com@evil.example/')).toBeNull()
    expect(originOf('https://login.example.com%2F@evil.example/')).toBeNull()
    expect(originOf('https://evil.example/login.example.com')).toBe('https://evil.example')
    expect(originOf('https://evil.example\\@login.example.com/')).toBe('https://evil.example')
  })
})

describe('the words of a field', () => {
  it.each([
    'otp',
    'totpCode',
    'user_otp',
    'mfa-code',
    'form[2fa]',
    'twoFactorCode',
    'oneTimeCode',
    'Enter the verification code that was sent to your phone',
    'Authenticator app',
    'Bestätigungscode',
    'Einmalpasswort',
    'Code à usage unique',
    'Code de vérification',
    'Codice di verifica',
    'Código de verificación',
  ])('"%s" surely means it', (text) => {
    expect(saysCode(text)).toBe('surely')
  })
  it.each(['code', 'Code', 'securePin', 'token', 'Il codice'])('"%s" perhaps', (text) => {
    expect(saysCode(text)).toBe('perhaps')
  })
  it.each([
    'zipCode',
    'postcode',
    'Postleitzahl Code',
    'country_code',
    'Promo code',
    'couponCode',
    'Gift card code',
    'cvc code',
    'captcha code',
    'backup verification code',
    'Recovery code of your authenticator',
    'Code de secours',
    'Wiederherstellungscode',
  ])('"%s" means another', (text) => {
    expect(saysCode(text)).toBe('another')
  })
  it.each(['email', 'q', 'encoder', 'Name', 'stop', 'laptop'])('"%s" says nothing of one', (text) => {
    expect(saysCode(text)).toBe('no')
  })
})
