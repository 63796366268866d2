/** Rows of the guide on renewing and restoring a domain name. */
import type { GuideRow } from './guide-rows.ts'

export const domainsRows: readonly GuideRow[] = [
  {
    guide: '- You are automatically notified by email',
    sandbox: ['guides-domains: You are automatically notified'],
    latchkey: ['finding domain-lapsing', 'finding domain-contact-on-name'],
  },
  {
    guide: '- If this domain name is not renewed',
    sandbox: ['guides-domains: If this domain name is not renewed'],
    latchkey: ['finding domain-lapsing', 'action restore-domain'],
    proof: 'daemon/domain-checks.test.ts: domain-lapsing',
  },
  {
    guide: '- The restoration fees and the duration',
    sandbox: ['guides-domains: The restoration fees'],
    latchkey: ['action restore-domain', 'page #/domains'],
    proof: 'extension/domains-page.test.tsx: tells the statuses of each source apart',
  },
  {
    guide: '- Once the redemption period has elapsed',
    sandbox: ['guides-domains: Once the redemption period'],
    latchkey: ['finding domain-lapsing', 'page #/domains/missing'],
    proof: 'daemon/domain-missing.test.ts: looks free at first',
  },
  {
    guide: '- If your domain is important',
    sandbox: ['guides-domains: Renewal Warranty ensures'],
    latchkey: ['finding domain-without-warranty', 'action enable-renewal-warranty'],
    proof: 'daemon/domain-checks.test.ts: domain-without-warranty',
  },
  {
    guide: 'Renewing one or several domain names',
    sandbox: ['guides-domains: Renewing one or several'],
    latchkey: ['action renew-domain', 'action renew-product', 'finding product-expiring'],
  },
  {
    guide: '- Click here to access the management of your product',
    sandbox: ['guides-domains: Click directly on the name assigned'],
    latchkey: ['action restore-domain 1'],
  },
  {
    guide: '- An expired domain is marked as such',
    sandbox: ['guides-domains: An expired domain is marked'],
    latchkey: ['action restore-domain 2', 'page #/domains', 'cli domains list'],
  },
  {
    guide: '- Click directly on the name',
    sandbox: ['guides-domains: Click directly on the name assigned'],
    latchkey: ['action restore-domain 3'],
  },
  {
    guide: '- Click on the Restore button',
    sandbox: ['guides-domains: Click directly on the name assigned'],
    latchkey: ['action restore-domain 4'],
    proof: 'extension/domains-page.test.tsx: offers what can be done',
  },
  {
    guide: '- Follow the restoration steps',
    sandbox: ['guides-domains: Click directly on the name assigned'],
    latchkey: ['action restore-domain 5'],
  },
  {
    guide: '- Check that you are logged in',
    sandbox: ['guides-domains: Check that you are logged in'],
    latchkey: ['page #/domains/missing'],
    proof: 'daemon/domain-missing.test.ts: of another login count as well',
  },
  {
    guide: '- Check the DOMAIN section',
    sandbox: ['guides-domains: Check the DOMAIN section'],
    latchkey: ['page #/domains/missing'],
    proof: 'daemon/domain-missing.test.ts: have it: that is where to look',
  },
  {
    guide: '- Repurchase the domain name',
    sandbox: ['guides-domains: Repurchase the domain name'],
    latchkey: ['page #/domains/missing'],
    proof: 'daemon/domain-missing.test.ts: looks free at first',
  },
]
