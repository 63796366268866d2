/** Rows of the guide on blocking a product, a mail service, a person. */
import type { GuideRow } from './guide-rows.ts'

export const blockingRows: readonly GuideRow[] = [
  {
    guide: 'This guide explains how suspending the administrative',
    sandbox: ['organisation-rules: …without, however, deleting it'],
    latchkey: ['page #/products', 'plan incident support-asked'],
  },
  {
    guide: '- Only the directors and the legal guardian',
    sandbox: ['organisation-rules: Only the directors'],
    latchkey: ['action unblock-product', 'finding product-blocked'],
    proof: 'daemon/products.test.ts: says who may do it',
  },
  {
    guide: '- Users with limited rights (collaborators and customers) who have',
    sandbox: ['organisation-rules: Users with limited rights'],
    latchkey: ['action block-product'],
  },
  {
    guide: '- An e-mail is sent to the users',
    sandbox: ['organisation-rules: An e-mail is sent'],
    latchkey: ['action block-product'],
  },
  {
    guide: '- Being an administrator or legal guardian',
    sandbox: ['guides: Being an administrator or legal guardian'],
    latchkey: ['page #/products'],
    proof: 'extension/products-page.test.tsx: are offered no change to whom may not make it',
  },
  {
    guide: '- Click here in order to access product management',
    sandbox: ['guides: Access the service you want to block'],
    latchkey: ['action block-product 1'],
  },
  {
    guide: '- Access the service you want to block',
    sandbox: ['guides: Access the service you want to block'],
    latchkey: ['action block-product 2'],
  },
  {
    guide: '- Click on Manage on the dashboard',
    sandbox: ['guides: Access the service you want to block, click on Manage'],
    latchkey: ['action block-product 3'],
  },
  {
    guide: '- Click on Block product management',
    sandbox: ['guides: Access the service you want to block'],
    latchkey: ['action block-product 4'],
    proof: 'extension/products-page.test.tsx: whose page was opened wait for the next sync',
  },
  {
    guide: 'One Mail Service may not be blocked',
    sandbox: ['organisation-rules: One Mail Service may not be blocked'],
    latchkey: ['action maintenance-on', 'finding product-in-maintenance'],
  },
  {
    guide: '- Click here in order to access the management of your product',
    sandbox: ['guides: Click on Manage, then on Enable maintenance'],
    latchkey: ['action maintenance-on 1'],
  },
  {
    guide: '- Click on Manage.',
    sandbox: ['guides: Click on Manage, then on Enable maintenance'],
    latchkey: ['action maintenance-on 2'],
  },
  {
    guide: '- Click on Enable maintenance',
    sandbox: ['guides: Click on Manage, then on Enable maintenance'],
    latchkey: ['action maintenance-on 3'],
  },
  {
    guide: '- Confirm by clicking on the red button',
    sandbox: ['guides: Click on Manage, then on Enable maintenance'],
    latchkey: ['action maintenance-on 4', 'action maintenance-off'],
  },
  {
    guide: "To quickly block a Organization's user",
    sandbox: ['organisation-rules: Contact Infomaniak support by authenticating'],
    latchkey: ['plan incident support-asked', 'action open-support'],
    proof: 'daemon/plans.test.ts: asks support in each language',
  },
  {
    guide: 'Thus, key critical services',
    sandbox: ['organisation-rules: Thus, key critical services', 'guides: Depending on the situation'],
    latchkey: ['plan incident manager-shut', 'plan incident mail-shut', 'plan incident web-shut'],
  },
  {
    guide: 'In order not to block the user yourself',
    sandbox: ['activity: Familiarize yourself with this other guide'],
    latchkey: ['plan incident alternative'],
  },
]
