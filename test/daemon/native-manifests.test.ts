import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { launcherText } from '#daemon/install/native-launcher.ts'
import { boxedBrowsers, browserIds, manifestFor, nativePlaces } from '#daemon/install/native-manifests.ts'
import { createRegistry } from '#daemon/install/registry.ts'
import { ourExtension } from '#shared/native.ts'

const around = {
  linux: { platform: 'linux', home: '/home/a', env: {}, own: '/home/a/.local/share/latchkey/native' },
  darwin: { platform: 'darwin', home: '/Users/a', env: {}, own: '/Users/a/Library/x/native' },
  win32: {
    platform: 'win32',
    home: String.raw`C:\Users\a`,
    env: {
      LOCALAPPDATA: String.raw`C:\Users\a\AppData\Local`,
      APPDATA: String.raw`C:\Users\a\AppData\Roaming`,
    },
    own: String.raw`C:\Users\a\AppData\Local\latchkey\native`,
  },
} as const
const told = (platform: keyof typeof around) =>
  nativePlaces(around[platform]).map(({ browser, signs, manifest, key }) => [
    browser,
    ...signs,
    manifest,
    ...(key === null ? [] : [key]),
  ])

describe('where each browser looks', () => {
  it('on Linux', () => {
    const rest = 'NativeMessagingHosts/latchkey.daemon.json'
    expect(told('linux')).toEqual([
      ['chrome', '/home/a/.config/google-chrome', `/home/a/.config/google-chrome/${rest}`],
      ['chromium', '/home/a/.config/chromium', `/home/a/.config/chromium/${rest}`],
      ['edge', '/home/a/.config/microsoft-edge', `/home/a/.config/microsoft-edge/${rest}`],
      [
        'brave',
        '/home/a/.config/BraveSoftware/Brave-Browser',
        `/home/a/.config/BraveSoftware/Brave-Browser/${rest}`,
      ],
      [
        'firefox',
        '/home/a/.mozilla/firefox',
        '/home/a/.config/mozilla/firefox',
        '/home/a/.mozilla/native-messaging-hosts/latchkey.daemon.json',
      ],
    ])
  })

  it.each([
    ['/elsewhere', '/elsewhere/chromium'],
    ['relative', '/home/a/.config/chromium'],
    ['', '/home/a/.config/chromium'],
  ])('on Linux where settings are said to lie in %j', (config, sign) => {
    const places = nativePlaces({ ...around.linux, env: { XDG_CONFIG_HOME: config } })
    expect(places.find(({ browser }) => browser === 'chromium')?.signs).toEqual([sign])
  })

  it('on macOS', () => {
    const support = '/Users/a/Library/Application Support'
    const rest = 'NativeMessagingHosts/latchkey.daemon.json'
    expect(told('darwin')).toEqual([
      ['chrome', `${support}/Google/Chrome`, `${support}/Google/Chrome/${rest}`],
      ['chromium', `${support}/Chromium`, `${support}/Chromium/${rest}`],
      ['edge', `${support}/Microsoft Edge`, `${support}/Microsoft Edge/${rest}`],
      ['brave', `${support}/BraveSoftware/Brave-Browser`, `${support}/Google/Chrome/${rest}`],
      ['firefox', `${support}/Firefox`, `${support}/Mozilla/${rest}`],
    ])
  })

  it('on Windows', () => {
    const local = String.raw`C:\Users\a\AppData\Local`
    const own = String.raw`C:\Users\a\AppData\Local\latchkey\native`
    const key = (vendor: string) => `HKCU\\Software\\${vendor}\\NativeMessagingHosts\\latchkey.daemon`
    expect(told('win32')).toEqual([
      ['chrome', `${local}\\Google\\Chrome`, `${own}\\chromium.json`, key('Google\\Chrome')],
      ['chromium', `${local}\\Chromium`, `${own}\\chromium.json`, key('Chromium')],
      ['edge', `${local}\\Microsoft\\Edge`, `${own}\\chromium.json`, key('Microsoft\\Edge')],
      ['brave', `${local}\\BraveSoftware\\Brave-Browser`, `${own}\\chromium.json`, key('Google\\Chrome')],
      [
        'firefox',
        String.raw`C:\Users\a\AppData\Roaming\Mozilla\Firefox`,
        `${own}\\firefox.json`,
        key('Mozilla'),
      ],
    ])
  })

  it('knows the browsers that live in a box', () => {
    const signs = boxedBrowsers(around.linux).map(({ sign }) => sign)
    expect(signs).toContain('/home/a/snap/firefox')
    expect(signs).toContain('/home/a/.var/app/org.mozilla.firefox')
    expect(boxedBrowsers(around.darwin)).toEqual([])
  })
})

describe('what each browser reads', () => {
  it('lets our extension in and no other', () => {
    for (const browser of browserIds) {
      const manifest = manifestFor(browser, '/l')
      const firefox = browser === 'firefox'
      expect(manifest).toEqual({
        name: 'latchkey.daemon',
        description: expect.any(String),
        path: '/l',
        type: 'stdio',
        ...(firefox
          ? { allowed_extensions: ['latchkey@latchkey.example'] }
          : { allowed_origins: ['chrome-extension://fekokcooaopdpabfkhbegcdaildibojc/'] }),
      })
    }
  })

  it('names the extension that is built', async () => {
    const config = await readFile(new URL('../../wxt.config.ts', import.meta.url), 'utf8')
    const key = /'(MII[A-Za-z0-9+/=]+)'/.exec(config)?.[1] ?? ''
    const id = createHash('sha256')
      .update(Buffer.from(key, 'base64'))
      .digest('hex')
      .slice(0, 32)
      .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    expect(`chrome-extension://${id}`).toBe(ourExtension.chromium)
    expect(config).toContain('id: ourExtension.firefox')
  })
})

describe('the launcher', () => {
  it('leads to the installed program, whatever is in the names', () => {
    const text = launcherText('linux', {
      root: "/home/a/it's $HOME",
      port: '5000',
      node: '/usr/bin/node',
      folder: '/home/a/x/program/current',
    })
    expect(text).toBe(
      [
        '#!/bin/sh',
        String.raw`LATCHKEY_HOME='/home/a/it'\''s $HOME'`,
        'export LATCHKEY_HOME',
        `LATCHKEY_PORT='5000'`,
        'export LATCHKEY_PORT',
        `exec '/usr/bin/node' '/home/a/x/program/current/dist/native-host.js' "$@"`,
        '',
      ].join('\n'),
    )
  })

  it.each([
    [String.raw`C:\P\1.0-ab\node.exe`, String.raw`"%~dp0..\program\%VERSION%\node.exe"`],
    [String.raw`C:\100%\node.exe`, String.raw`"C:\100%%\node.exe"`],
  ])('on Windows follows the version in use, with the Node %s', (node, quoted) => {
    const text = launcherText('win32', {
      root: String.raw`C:\Jürg\50%`,
      port: null,
      node,
      folder: String.raw`C:\P\1.0-ab`,
    })
    expect(text.split('\r\n')).toEqual([
      '@echo off',
      'chcp 65001 >nul',
      'setlocal',
      String.raw`set /p VERSION=<"%~dp0..\program\current"`,
      String.raw`set "LATCHKEY_HOME=C:\Jürg\50%%"`,
      String.raw`${quoted} "%~dp0..\program\%VERSION%\dist\native-host.js" %*`,
      '',
    ])
  })
})

describe('the registry of Windows', () => {
  const asked: (readonly string[])[] = []
  const answering = (code: number, output: string) =>
    createRegistry((args) => {
      asked.push(args)
      return Promise.resolve({ code, output })
    })
  const key = String.raw`HKCU\Software\Mozilla\NativeMessagingHosts\latchkey.daemon`

  it('is read in any language', async () => {
    const german = `\r\n${key}\r\n    (Standard)    REG_SZ    C:\\Program Files\\a b.json\r\n\r\n`
    expect(await answering(0, german).read(key)).toBe(String.raw`C:\Program Files\a b.json`)
    expect(await answering(1, '').read(key)).toBeNull()
  })

  it('is written without a shell, and says what it did not take', async () => {
    asked.length = 0
    await answering(0, '').write(key, 'C:\\a & b')
    await answering(0, '').remove(key)
    expect(asked).toEqual([
      ['add', key, '/ve', '/t', 'REG_SZ', '/d', 'C:\\a & b', '/f'],
      ['delete', key, '/f'],
    ])
    await expect(answering(1, 'Access is denied.').write(key, 'x')).rejects.toThrow('Access is denied')
  })
})
