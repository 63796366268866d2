/** Attachments: none is opened; the name and the type say enough. Pure. */
import type { MessageReport } from '#shared/messages.ts'
import type { MailAttachment } from './mail.ts'

type Judged = MessageReport['attachments'][number]

/** What runs, what holds what runs, and pages that are drawn by the browser as if they were the provider's. */
const risky: ReadonlySet<string> = new Set(
  [
    'html htm xhtml shtml mht mhtml svg svgz xml xsl hta chm url webloc website desktop lnk scf library-ms search-ms',
    'exe com scr pif cpl msi msix appx bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh jar apk app dmg pkg deb rpm sh py pl',
    'zip rar 7z gz tgz bz2 xz tar cab ace arj lzh zst iso img vhd vhdx udf',
    'docm dotm xlsm xltm xlam xlsb pptm potm ppsm sldm doc xls ppt rtf one onepkg slk iqy accde mde',
    'reg inf sys dll ocx settingcontent-ms appref-ms rdp',
  ]
    .join(' ')
    .split(' '),
)
const riskyTypes =
  /^(?:text\/(?:html|xml|javascript|rtf)|image\/svg|application\/(?:xhtml|x-ms(?:download|dos|i)|java|javascript|x-sh|zip|x-zip|x-rar|vnd\.rar|x-7z|gzip|x-tar|x-iso|hta|rtf|vnd\.ms-(?:word|excel|powerpoint)[\w.-]*macro|vnd\.microsoft\.portable|x-bat|msword$|vnd\.ms-excel$|vnd\.ms-powerpoint$))/
/** What a program shows without running it. */
const shown = /^(?:pdf|png|jpe?g|gif|webp|txt|csv|ics|vcf|p7s|asc|sig|eml)$/

/** What nobody reads as words of the mail, or what only signs it. */
const unworded =
  /^(?:image\/(?!svg)|audio\/|video\/|font\/|text\/(?:csv|x-?vcard|vcard)$|application\/(?:pdf|pgp-signature|(?:x-)?pkcs7-signature)$)/
const unwordedNames = /\.(?:pdf|png|jpe?g|gif|webp|csv|vcf|p7s|asc|sig)$/i

/** A mail in the mail, one that is sealed, a calendar: some programs show words and links of it that were not looked at. */
export const mayBeShown = ({ name, type }: Judged): boolean =>
  !unworded.test(type) && !(type === 'application/octet-stream' && unwordedNames.test(name ?? ''))

export function judgeAttachments(attachments: readonly MailAttachment[]): readonly Judged[] {
  return attachments.map(({ name, type, bytes }) => ({ name, type, bytes, risky: isRisky(name, type) }))
}

function isRisky(name: string | null, type: string): boolean {
  if (riskyTypes.test(type)) return true
  if (name === null) return false
  // the reader of the mail has written out what turns the reading direction
  if (/\[U\+|[\p{Cf}\p{Cc}]/u.test(name)) return true
  // `invoice.pdf.exe.` loses its last dot when it is saved
  const ending = /\.([^.\s]*)[. ]*$/.exec(name.toLowerCase())?.[1]
  if (ending === undefined) return type === 'application/octet-stream'
  // `invoice.pdf          .scr`
  if (risky.has(ending) || /\s{3,}/.test(name)) return true
  // says that it is a picture, and is something else
  return shown.test(ending) && type.startsWith('application/x-')
}
