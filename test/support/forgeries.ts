/** Every way to forge a mail that is known here, as what it changes in one that looks genuine. */
import { domainToASCII } from 'node:url'
import type { Language } from '#shared/settings.ts'
import { asking, calling, pressing } from './mail-texts.ts'
import { PROVEN, RECEIVER, TRUE_LINK, type Mail } from './mails.ts'

export interface Forgery {
  readonly name: string
  readonly of: (mail: Mail, language: Language) => Partial<Mail>
  /** No sign can be seen in it; it can only be not proven. */
  readonly mayBeUnknown?: true
}

const EVIL = 'evil.example'
/** The second o is a Cyrillic one. */
const CYRILLIC = domainToASCII('infоmaniak.com')
const evil = `https://${EVIL}/login`
/** Proven, but for the forger's own domain. */
const provenBy = (domain: string) =>
  `dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`
const own = { results: provenBy(EVIL) }
const from = (address: string, name = 'Infomaniak') => ({
  from: `${name} <${address}>`,
  results: provenBy(address.slice(address.lastIndexOf('@') + 1)),
})
/** From the provider's address, and nothing else than that to prove it. */
const unproven = { results: null }
const asHtml = ({ text }: Mail, more: string) =>
  `<html><body>${text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}${more}</body></html>`
const anchor = (address: string, shown: string) => `<p><a href="${address}">${shown}</a></p>`
const link = (address: string, shown = 'Manager') => ({ ...unproven, link: address, shown })
const attached = (name: string | null, type = 'application/octet-stream', body = 'x') => ({
  ...unproven,
  attachments: [{ name, type, body }],
})

export const forgeries: readonly Forgery[] = [
  // the sender
  { name: 'the provider’s name, a foreign address', of: () => ({ ...from(`support@${EVIL}`), link: evil }) },
  {
    name: 'the provider’s name, a free mailbox, true link',
    of: () => from('infomaniak.support@gmail.com', 'Support'),
  },
  {
    name: 'the provider’s address as the name',
    of: () => ({ ...from(`a@${EVIL}`, 'no-reply@infomaniak.com'), link: evil }),
  },
  {
    name: 'another ending',
    of: () => ({ ...from('no-reply@infomaniak.support'), link: 'https://infomaniak.support/' }),
  },
  { name: 'two letters changed', of: () => from('no-reply@infomainak.com') },
  { name: 'rn for m', of: () => from('no-reply@infornaniak.com') },
  { name: 'a word beside the name', of: () => from('no-reply@infomaniak-billing.com', 'Billing') },
  { name: 'the name below another', of: () => from('no-reply@infomaniak.com.mail-check.example', 'Billing') },
  { name: 'Cyrillic letters in the address', of: () => from(`no-reply@${CYRILLIC}`, 'Service') },
  { name: 'Cyrillic letters in the name', of: () => ({ ...from(`a@${EVIL}`, 'Infоmaniаk'), link: evil }) },
  {
    name: 'an address with two @',
    of: () => ({ ...own, from: `Infomaniak <no-reply@infomaniak.com@${EVIL}>` }),
  },
  { name: 'the name before the @', of: () => ({ ...from(`infomaniak.com@${EVIL}`, 'Service') }) },
  { name: 'two senders', of: () => ({ ...own, from: `no-reply@infomaniak.com, b@${EVIL}` }) },
  { name: 'two From fields', of: () => ({ ...own, header: [`From: Infomaniak <b@${EVIL}>`] }) },
  { name: 'no sender', of: () => ({ ...own, from: '', link: evil }) },
  {
    name: 'no word of the provider, its own link',
    of: () => ({ ...from(`a@${EVIL}`, 'Service'), link: evil, shown: 'https://manager.infomaniak.com' }),
  },
  { name: 'answers go elsewhere', of: () => ({ ...unproven, header: [`Reply-To: <help@${EVIL}>`] }) },
  {
    name: 'two subjects',
    of: () => ({ ...unproven, header: ['Subject: Infomaniak'] }),
  },
  {
    name: 'presses, of another sender, true link',
    of: ({ text }, language) => ({
      ...own,
      from: `Service <a@${EVIL}>`,
      text: `${text}\n${pressing[language]}\nInfomaniak Network SA`,
    }),
  },
  {
    name: 'the name of a product of the provider',
    of: () => ({ ...from(`a@${EVIL}`, 'kSuite'), link: evil }),
  },
  // proof
  { name: 'its sender, no proof', of: () => unproven, mayBeUnknown: true },
  {
    name: 'signed by another',
    of: () => ({ results: `dkim=pass header.d=${EVIL}; dmarc=none header.from=infomaniak.com` }),
  },
  {
    name: 'signed by another, DMARC fails',
    of: () => ({ results: `dkim=pass header.d=${EVIL}; dmarc=fail header.from=infomaniak.com` }),
  },
  {
    name: 'its signature, and another sender seen',
    of: () => ({ results: `dkim=pass header.d=infomaniak.com; dmarc=pass header.from=${EVIL}` }),
    mayBeUnknown: true,
  },
  {
    name: 'its signature, and a second result that fails',
    of: () => ({
      results: 'dkim=pass header.d=infomaniak.com; dmarc=pass header.from=infomaniak.com; dmarc=fail',
    }),
  },
  {
    name: 'its signature above a field that fails',
    of: () => ({
      results: `dkim=pass header.d=infomaniak.com\r\nAuthentication-Results: ${RECEIVER}; dmarc=fail header.from=infomaniak.com`,
    }),
  },
  {
    name: 'signature fails',
    of: () => ({ results: 'dkim=fail header.d=infomaniak.com; dmarc=fail header.from=infomaniak.com' }),
  },
  {
    name: 'not signed',
    of: () => ({
      results: 'dkim=none; spf=softfail smtp.mailfrom=evil.example; dmarc=fail header.from=infomaniak.com',
    }),
  },
  {
    name: 'not signed, no policy',
    of: () => ({ results: 'dkim=none; spf=neutral smtp.mailfrom=evil.example' }),
  },
  {
    name: 'sent by a customer of the provider',
    of: () => ({
      results: 'dkim=none; spf=pass smtp.mailfrom=infomaniak.com; dmarc=pass header.from=infomaniak.com',
    }),
    mayBeUnknown: true,
  },
  {
    name: 'results below those of the receiver',
    of: () => ({
      results: 'dkim=none; dmarc=fail header.from=infomaniak.com',
      header: [`Authentication-Results: ${RECEIVER}; ${PROVEN}`],
    }),
  },
  {
    name: 'results written before it was received',
    of: () => ({ ...unproven, header: [`Authentication-Results: ${RECEIVER}; ${PROVEN}`] }),
    mayBeUnknown: true,
  },
  {
    name: 'results of another server',
    of: () => ({ ...unproven, header: [`Authentication-Results: mx.other.example; ${PROVEN}`] }),
    mayBeUnknown: true,
  },
  {
    name: 'results in a chain that nobody checked (ARC)',
    of: () => ({ ...unproven, header: [`ARC-Authentication-Results: i=1; ${RECEIVER}; ${PROVEN}`] }),
    mayBeUnknown: true,
  },
  // links
  { name: 'a link elsewhere', of: () => link(evil) },
  { name: 'a link that shows the true address', of: () => link(evil, 'https://manager.infomaniak.com/') },
  {
    name: 'a true link first, a false one below',
    of: (mail) => ({ ...unproven, html: asHtml(mail, anchor(TRUE_LINK, 'Manager') + anchor(evil, 'Pay')) }),
  },
  {
    name: 'the name below another in a link',
    of: () => link('https://manager.infomaniak.com.secure-login.example/'),
  },
  { name: 'a look-alike in a link', of: () => link('https://manager.infomaniiak.com/') },
  {
    name: 'a look-alike to type in',
    of: ({ text }) => ({
      ...own,
      from: `Service <a@${EVIL}>`,
      text: `${text}\nInfomaniak: infomaniak-login.ch`,
    }),
    // where it says so little of the provider, nobody is imitated
    mayBeUnknown: true,
  },
  {
    name: 'a look-alike to type in, its sender, no proof',
    of: ({ text }) => ({ ...unproven, text: `${text}\ninfomaniak-login.ch` }),
  },
  { name: 'punycode in a link', of: () => link(`https://manager.${CYRILLIC}/`) },
  { name: 'a user name in a link', of: () => link(`https://manager.infomaniak.com@${EVIL}/`) },
  { name: 'an IP address', of: () => link('https://192.0.2.7/manager.infomaniak.com/') },
  { name: 'an IP address in one number', of: () => link('http://3221225991/') },
  { name: 'a port', of: () => link('https://manager.infomaniak.com:8443/') },
  { name: 'no encryption', of: () => link('http://manager.infomaniak.com/') },
  {
    name: 'a redirect of a true page',
    of: () => link(`https://www.infomaniak.com/goto?url=https://${EVIL}/`),
  },
  {
    name: 'a redirect, encoded twice',
    of: () => link(`https://www.infomaniak.com/goto?x=https%253A%252F%252F${EVIL}%252F`),
  },
  { name: 'a redirect without a scheme', of: () => link(`https://www.infomaniak.com/goto?next=//${EVIL}/`) },
  {
    name: 'a redirect in base64',
    of: () =>
      link(`https://www.infomaniak.com/goto?u=${Buffer.from(`https://${EVIL}/`).toString('base64url')}`),
  },
  { name: 'a redirect with one slash', of: () => link(`https://www.infomaniak.com/goto?x=https:/${EVIL}/`) },
  { name: 'a redirect that runs', of: () => link('https://www.infomaniak.com/goto?x=javascript:alert(1)') },
  {
    name: 'a redirect with another dot',
    of: () => link('https://www.infomaniak.com/goto?x=https://evil%E3%80%82example/'),
  },
  {
    name: 'a redirect at the end of a long address',
    of: () => link(`https://www.infomaniak.com/${'a'.repeat(2100)}?x=https://${EVIL}/`),
  },
  { name: 'a page of whoever shows it', of: () => link('https:/manager.infomaniak.com/') },
  { name: 'a shortener', of: () => link('https://bit.ly/3xYz') },
  { name: 'a tracking host', of: () => link(`https://u1234.ct.sendgrid.net/ls/click?upn=${'a'.repeat(40)}`) },
  { name: 'a script', of: () => link('javascript:location=1') },
  {
    name: 'a page in the link',
    of: () => link(`data:text/html;base64,${Buffer.from('<form>').toString('base64')}`),
  },
  { name: 'a mailbox elsewhere', of: () => link(`mailto:help@${EVIL}`) },
  { name: 'a number to call, as a link', of: () => link('tel:+41999999999') },
  { name: 'backslashes', of: () => link(`https:\\\\${EVIL}\\@manager.infomaniak.com`) },
  {
    name: 'an area of a picture',
    of: (mail) => ({ ...unproven, html: asHtml(mail, `<map><area href="${evil}" alt="Manager"></map>`) }),
  },
  // content
  {
    name: 'a form',
    of: (mail) => ({
      ...unproven,
      html: asHtml(mail, `<form action="${evil}"><input type="password" name="p"><button>OK</button></form>`),
    }),
  },
  {
    name: 'asks for a password',
    of: ({ text }, language) => ({ ...unproven, text: `${text}\n${asking[language]}` }),
  },
  {
    name: 'asks for a call',
    of: ({ text }, language) => ({ ...unproven, text: `${text}\n${calling[language]}` }),
  },
  {
    name: 'presses, and leads elsewhere',
    of: ({ text }, language) => ({
      ...own,
      from: `Service <a@${EVIL}>`,
      text: `${text}\n${pressing[language]}\nInfomaniak Network SA`,
      link: evil,
    }),
  },
  {
    name: 'only a picture',
    of: () => ({
      ...unproven,
      subject: 'Infomaniak',
      text: '',
      html: '<html><body><img src="https://evil.example/qr.png" alt=""></body></html>',
    }),
  },
  {
    name: 'a code to scan',
    of: ({ text }) => ({ ...unproven, text: `${text}\nScan the QR code below with your phone.` }),
  },
  {
    name: 'Cyrillic letters in the text',
    of: ({ text }) => ({ ...unproven, text: `${text}\nInfоmaniаk Team` }),
  },
  {
    name: 'words hidden by their colour',
    of: (mail) => ({
      ...unproven,
      html: asHtml(
        mail,
        `<p style="color:#fff;background:#fff">weather shopping football</p>${anchor(TRUE_LINK, 'Manager')}`,
      ),
    }),
  },
  { name: 'an HTML page attached', of: () => attached('invoice.html', 'text/html', '<form>') },
  { name: 'a program with two endings', of: () => attached('invoice.pdf.exe') },
  { name: 'an archive', of: () => attached('documents.zip', 'application/zip') },
  { name: 'a disk image', of: () => attached('invoice.iso') },
  { name: 'a shortcut', of: () => attached('invoice.lnk') },
  {
    name: 'a document with macros',
    of: () => attached('invoice.docm', 'application/vnd.ms-word.document.macroEnabled.12'),
  },
  { name: 'a drawing that runs', of: () => attached('logo.svg', 'image/svg+xml', '<svg/>') },
  { name: 'a name that is turned around', of: () => attached('invoice\u202Efdp.exe') },
]
