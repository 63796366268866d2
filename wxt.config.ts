/** How the extension is built: one manifest for each browser, and its catalogues as they are. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { baseStyleFirst } from './extension/build/base-style-first.ts'
import { packCatalogues } from './extension/build/catalogues.ts'
import { firstChunks } from './extension/build/first-chunks.ts'
import { packSuffixes } from './extension/build/suffixes.ts'
import { unusedSchemas } from './extension/build/unused-schemas.ts'
import { unusedStandard } from './extension/build/unused-standard.ts'
import { catalogues } from './shared/locales/catalogues.ts'
import { ourExtension } from './shared/native.ts'
import { noticeOf } from './scripts/third-party.ts'

/** Changes with any word of any language, packed or not. */
const wordsHash = createHash('sha256').update(JSON.stringify(catalogues)).digest('hex').slice(0, 12)

/** The host of the daemon: any port, since a match pattern carries none. */
const DAEMON = 'http://127.0.0.1/*'

/** Public half of the key that fixes the extension's id in Chrome; its id is the origin that a daemon pins. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAoD3yZCsG2v23ix/7JqW2kim3W/fO4YVRBE2kD0+ybGowT46TwOJxhpvElqjzI9jVEhgY1/+BAmJS7sovMk3LqRW+U+Il5pxIyBvMnZpcjNovACGaPV+0Seq5z37c2SbwSTdjXyRJlR4Wr5Glo7kj/Ns3wrr1ogIhA49wATEWllfYvIYIgowo9WBt4df2gQ1XazUoqtwnNXbKAh3P7vfj+IUTBZUoXyBTJzXx+aPsVz5jTHc7pGgjx7dpl+k5Y/69oxARmI5ngnR1pwfuE01SaEvzZYeoyViLmFkEeFcaA18CXGwHPE0zaMSSIkm3bMrh2qgepkNj9asG1qhvY1Ck2QIDAQAB'

const contentSecurityPolicy = (developing: boolean) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'" + (developing ? " 'unsafe-inline'" : ''),
    "img-src 'self' data:",
    "connect-src 'self' http://127.0.0.1:*" + (developing ? ' ws://localhost:* http://localhost:*' : ''),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  manifest: ({ browser, command }) => {
    const firefox = browser === 'firefox'
    return {
      name: 'Latchkey',
      description: '__MSG_description__',
      default_locale: 'en',
      permissions: [
        'storage',
        'alarms',
        'notifications',
        // the doors: without host access it may block, which is all that it does to a site whose permission was taken away
        'declarativeNetRequest',
        // the sweep
        'cookies',
        'browsingData',
        // to learn which hosts of those sites have pages and frames, so that every one of them is swept
        'webRequest',
        // rules that end a session when nobody is there
        'idle',
        // the popup offers a rule for the site that it lies over; reads the code that stands there, and fills one in
        'activeTab',
        'scripting',
        // a copied code does not stay, though the popup is shut
        'clipboardWrite',
        ...(firefox ? [] : ['offscreen']),
      ],
      host_permissions: [DAEMON],
      // a site is asked for when it is put under a rule, and that site alone; pairing by one press is asked for by
      // that press; the rest shows the browser's doctor more
      optional_permissions: firefox
        ? ['*://*/*', 'management', 'nativeMessaging']
        : ['contentSettings', 'management', 'nativeMessaging'],
      ...(firefox ? {} : { optional_host_permissions: ['*://*/*'] }),
      // Chromium needs none: the background asks again for a page that another site led to, and no site can find out about us
      ...(firefox ? { web_accessible_resources: ['waiting.html'] } : {}),
      content_security_policy: { extension_pages: contentSecurityPolicy(command === 'serve') },
      icons: { 16: 'icon/ok-16.png', 32: 'icon/ok-32.png', 48: 'icon/ok-48.png', 128: 'icon/ok-128.png' },
      [firefox ? 'browser_action' : 'action']: {
        default_title: 'Latchkey',
        default_icon: { 16: 'icon/unpaired-16.png', 32: 'icon/unpaired-32.png' },
      },
      commands: {
        [firefox ? '_execute_browser_action' : '_execute_action']: {
          suggested_key: { default: 'Alt+Shift+L' },
        },
        'fill-code': { suggested_key: { default: 'Alt+Shift+O' }, description: '__MSG_fillCode__' },
      },
      ...(firefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: ourExtension.firefox,
                // the first that knows data_collection_permissions
                strict_min_version: '140.0',
                data_collection_permissions: { required: ['none'] },
              },
              gecko_android: { strict_min_version: '142.0' },
            },
          }
        : { storage: { managed_schema: 'managed.json' }, key: CHROME_KEY, minimum_chrome_version: '144' }),
    }
  },
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push(...packCatalogues(), { relativeDest: 'suffixes.txt', contents: packSuffixes() })
    },
    'build:done': async ({ config }, { steps }) => {
      const chunks = steps.flatMap((step) => step.chunks)
      const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
      // no module of it: the suffixes are its data, read while building
      modules.push(join(config.root, 'node_modules/tldts'))
      await writeFile(join(config.outDir, 'THIRD-PARTY.txt'), noticeOf(modules))
    },
  },
  vite: () => ({
    // as the manifests say; for older ones, colours would be written so that a look which is set by policy counts for nothing
    build: { target: ['chrome144', 'firefox140'] },
    define: { __WORDS__: JSON.stringify(wordsHash) },
    plugins: [
      preact({ reactAliasesEnabled: false }),
      firstChunks(),
      unusedSchemas(),
      unusedStandard(),
      baseStyleFirst(),
    ],
  }),
})
