/** Rows of the guides on support and on adding a user. */
import type { GuideRow } from './guide-rows.ts'

export const usersRows: readonly GuideRow[] = [
  {
    guide: '- Click here to access the Support management',
    sandbox: ['organisation-rules: Premium Support: access the Support management'],
    latchkey: ['action subscribe-support 1', 'action open-support 1'],
    proof: 'extension/products-page.test.tsx: has its page and the subscription one press away',
  },
  {
    guide: '- Click on the button to start the subscription',
    sandbox: ['organisation-rules: Premium Support: access the Support management'],
    latchkey: ['action subscribe-support 2'],
    proof: 'extension/products-page.test.tsx: has its page and the subscription one press away',
  },
  {
    guide: '- Since you opened your account',
    sandbox: ['organisation-rules: Since you opened your account'],
    latchkey: ['cli organisations list'],
  },
  {
    guide: '- If you were alone',
    sandbox: ['organisation-rules: If you were alone'],
    latchkey: 'signing up, before there is anything to look after',
  },
  {
    guide: '- Otherwise, you belong',
    sandbox: ['organisation-rules: Otherwise, you belong'],
    latchkey: ['cli organisations list'],
  },
  {
    guide: '- You can define whether a user',
    sandbox: ['guides: is part of your Organization', 'guides: is external to your Organization'],
    latchkey: ['page #/team/invite'],
    proof: 'extension/team-invite.test.tsx: says beside each role who may grant it',
  },
  {
    guide: '- … is part of your Organization and should become',
    sandbox: ['guides: is part of your Organization'],
    latchkey: ['page #/team/invite'],
    proof: 'extension/team-invite.test.tsx: says beside each role who may grant it',
  },
  {
    guide: '- Legal representative',
    sandbox: ['guides: is part of your Organization'],
    latchkey: ['page #/team/invite', 'cli invite'],
    proof: 'daemon/changes-invitations.test.ts: as an administrator grants every other role',
  },
  {
    guide: '- Administrator',
    sandbox: ['guides: is part of your Organization'],
    latchkey: ['page #/team/invite', 'cli invite'],
    proof: 'daemon/changes-invitations.test.ts: as an administrator grants every other role',
  },
  {
    guide: '- Collaborator',
    sandbox: ['guides: is part of your Organization'],
    latchkey: ['page #/team/invite', 'cli invite'],
    proof: 'daemon/changes-invitations.test.ts: as an administrator grants every other role',
  },
  {
    guide: '- … is external to your Organization',
    sandbox: ['guides: is external to your Organization'],
    latchkey: ['page #/team/invite', 'finding external-with-wide-rights'],
    proof: 'daemon/changes-invitations.test.ts: an external is done by hand',
  },
  {
    guide: '- External users are not included',
    sandbox: ['organisation-rules: External users are not included'],
    latchkey: ['page #/team/invite'],
  },
  {
    guide: '- Be Administrator or Legal Representative',
    sandbox: ['organisation-rules: Be Administrator or Legal Representative'],
    latchkey: ['page #/team/invite', 'cli invite'],
    proof: 'daemon/changes-invitations.test.ts: where the role is not known is refused',
  },
  {
    guide: '- Note, it is only possible to assign',
    sandbox: ['organisation-rules: It is only possible to assign'],
    latchkey: ['page #/team/invite', 'action manage-users'],
    proof: 'daemon/changes-invitations.test.ts: as an administrator grants every other role',
  },
  {
    guide: '- Familiarize yourself with the various permissions',
    sandbox: ['organisation-rules: Familiarize yourself with the various permissions'],
    latchkey: ['page #/team/invite'],
    proof: 'daemon/changes-invitations.test.ts: shows all, sends it',
  },
  {
    guide: '- Click here to access user management',
    sandbox: ['guides: Click on the Add a user button'],
    latchkey: ['action manage-users 1'],
  },
  {
    guide: '- Click on the Add a user button',
    sandbox: ['guides: Click on the Add a user button'],
    latchkey: ['action manage-users 2', 'page #/team/invite', 'cli invite'],
  },
  {
    guide: '- Follow the assistant to complete',
    sandbox: ['guides: Click on the Add a user button'],
    latchkey: ['action manage-users 3', 'page #/team/invite'],
    proof: 'extension/team-invite.test.tsx: is looked at, confirmed and read back',
  },
  {
    guide: '- If the added user does not yet have',
    sandbox: ['organisation-rules: If the added user does not yet have'],
    latchkey: ['page #/team', 'finding invitation-expired'],
  },
  {
    guide: '- If the added user already has',
    sandbox: ['organisation-rules: If the added user already has'],
    latchkey: ['page #/team', 'cli organisations list'],
  },
]
