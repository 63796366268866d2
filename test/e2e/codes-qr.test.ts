/** QR codes: pictures are taken in the browser, of the page in front by a press or of whatever file, and read by the daemon. */
import { encodeQR } from 'qr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textsInPicture } from '#daemon/features/codes/pictures/texts-in-picture.ts'
import type { GrayPicture } from '#shared/code-calls.ts'
import { codesBrowser, type CodesBrowser } from '../support/codes-browser.ts'
import type { InPopup } from '../support/toolbar-press.ts'
import { png, qrPng } from '../support/png.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const one = 'otpauth://totp/Sandbox:anna@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sandbox'
const two = 'otpauth://hotp/Other:ben@example.com?secret=KRSXG5BAJBSWY3DPEHPK3PXPJBSWY3DP&counter=3'
const migration = `otpauth-migration://offline?data=${'Q'.repeat(600)}`
const wifi = 'WIFI:T:WPA;S:guests;P:secret;;'

const drawn = (text: string, side: number) =>
  `<div style="width:${String(side)}px;background:#fff">${encodeQR(text, 'svg')}</div>`
const body: Readonly<Record<string, string>> = {
  '/one': drawn(one, 200),
  '/small-and-dark': `<body style="background:#111;color:#eee">Scan this ${drawn(one, 120)}`,
  '/two': `<div style="display:flex;gap:60px">${drawn(one, 200)}${drawn(two, 200)}</div>`,
  '/migration': drawn(migration, 420),
  '/wifi': drawn(wifi, 200),
  '/none': '<h1>Nothing to scan</h1>',
}

/** Each once. */
async function textsIn(picture: GrayPicture): Promise<readonly string[]> {
  const read = await textsInPicture(picture)
  if (!read.ok) throw new Error(read.error)
  return [...new Set(read.value)].toSorted()
}

describe.each(['Chromium', 'Firefox'] as const)('in %s', (family) => {
  let site: WebServer
  let browser: CodesBrowser
  let beside: InPopup

  beforeAll(async () => {
    site = await startWebServer((request, response) => {
      response.setHeader('content-type', 'text/html').end(`<!doctype html>${body[request.url ?? ''] ?? ''}`)
    })
    browser = await codesBrowser(family)
    beside = await browser.beside()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  describe('on the page in front', () => {
    const captured = async (path: string) => {
      const origin = `http://manager.localhost:${String(site.port)}`
      const page = await browser.open(origin + path)
      const inPopup = await browser.press(page)
      const taken = await inPopup<{
        ok: boolean
        value?: { picture: GrayPicture; origin: string }
        error?: string
      }>('door.captureQr()')
      await page.close()
      if (!taken.value) return taken.error
      expect(taken.value.origin).toBe(origin)
      return textsIn(taken.value.picture)
    }

    it('reads the one that stands there', async () => {
      expect(await captured('/one')).toEqual([one])
      expect(await captured('/small-and-dark')).toEqual([one])
      expect(await captured('/migration')).toEqual([migration])
    })
    it('gives both of two, to choose from', async () => {
      expect(await captured('/two')).toEqual([two, one])
    })
    it('finds none where there is none, and what is no address as it is', async () => {
      expect(await captured('/none')).toEqual([])
      expect(await captured('/wifi')).toEqual([wifi])
    })
    it('may not be looked at without a press', async () => {
      const page = await browser.open(`http://manager.localhost:${String(site.port)}/one`)
      expect(await beside('door.captureQr()')).toEqual({ ok: false, error: 'not-allowed' })
      await page.close()
    })
  })

  describe('in a picture', () => {
    const read = async (picture: Buffer, type = 'image/png') => {
      const gray = await beside<GrayPicture | string>(`(async () => {
        const bytes = Uint8Array.from(atob('${picture.toString('base64')}'), (one) => one.charCodeAt(0))
        const gray = await door.grayOf(new Blob([bytes], { type: '${type}' }))
        return gray.ok ? gray.value : gray.error
      })()`)
      return typeof gray === 'string' ? gray : textsIn(gray)
    }

    it('reads small ones, large ones and several', async () => {
      expect(await read(qrPng([one], 2))).toEqual([one])
      expect(await read(qrPng([one], 100))).toEqual([one])
      expect(await read(qrPng([one, one], 4))).toEqual([one])
      expect(await read(qrPng([wifi, one], 4))).toEqual([wifi, one])
    })
    it('finds none where there is none', async () => {
      expect(await read(png(300, 300, null))).toEqual([])
      expect(await read(qrPng([wifi], 4))).toEqual([wifi])
      // as hard as it can be: every pixel may begin a code
      let seed = 1
      const noise = () => (seed = (seed * 48_271) % 2_147_483_647) % 2 === 0
      expect(await read(png(1200, 900, noise))).toEqual([])
    })
    it('unpacks nothing that would not fit', async () => {
      const bomb = png(20_000, 20_000, null)
      expect(bomb.length).toBeLessThan(100_000)
      expect(await read(bomb)).toBe('too-large')
    })
    it('reads nothing that is no picture of pixels', async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${encodeQR(one, 'svg')}</svg>`
      expect(await read(Buffer.from(svg), 'image/svg+xml')).toBe('unreadable')
      expect(await read(Buffer.from(svg), 'image/png')).toBe('unreadable')
      expect(await read(Buffer.from(one), 'text/plain')).toBe('unreadable')
      expect(await read(Buffer.alloc(0))).toBe('unreadable')
      expect(await read(qrPng([one], 4).subarray(0, 60))).toBeOneOf(['unreadable', []])
    })
  })
})
