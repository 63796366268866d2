/** Rows of the guide on requiring the second step of others. */
import type { GuideRow } from './guide-rows.ts'

export const requirementRows: readonly GuideRow[] = [
  {
    guide: 'This guide explains how to require users',
    sandbox: ['stopped: then verify that it remains activated'],
    latchkey: ['finding member-2fa-switched-off', 'finding organisation-2fa-withdrawn', 'cli team adoption'],
    proof: 'daemon/team-adoption.test.ts: is nothing at first sight, and then each event once',
  },
  {
    guide: '- Each Infomaniak user has the ability',
    sandbox: ['guides-two-factor: Follow the on-screen instructions'],
    latchkey: ['finding account-2fa-off', 'action enable-2fa'],
  },
  {
    guide: '- A legal representative can require',
    sandbox: ['guides-two-factor: otherwise access to the Manager and Web apps'],
    latchkey: ['finding organisation-2fa-not-required', 'page #/team/require'],
  },
  {
    guide: '- Access to desktop apps',
    sandbox: ['apps: Access to desktop apps and mobile apps'],
    latchkey: ['page #/team/require', 'cli team dry-run'],
    proof: 'extension/team-planner.test.tsx: names who would be stopped where, what stays open',
  },
  {
    guide: '- It is recommended to inform users',
    sandbox: 'advice, which the Manager does not act on',
    latchkey: ['page #/team/require', 'cli team text'],
    proof: 'extension/team-planner.test.tsx: tells everybody who has an account here',
  },
  {
    guide: '- If an external user does not wish',
    sandbox: ['stopped: If an external user does not wish'],
    latchkey: ['page #/team/require'],
    proof: 'daemon/team-requirement.test.ts: lets only an external who has to choose leave',
  },
  {
    guide: "- Click here to access your Organization's user management",
    sandbox: ['guides-two-factor: Click here to access your Organization’s user management'],
    latchkey: ['action send-security-alert 1', 'page #/team'],
  },
  {
    guide: '- This red symbol means',
    sandbox: ['guides-two-factor: This red symbol means'],
    latchkey: [
      'action send-security-alert 2',
      'finding member-without-2fa',
      'finding administrator-without-2fa',
    ],
  },
  {
    guide: '- You can also filter long lists',
    sandbox: ['guides-two-factor: You can also filter long lists'],
    latchkey: ['action send-security-alert 2', 'page #/team', 'cli members list'],
    proof: 'extension/team-list.test.tsx: has every filter with its count',
  },
  {
    guide: '- To easily alert a user',
    sandbox: ['guides-two-factor: click on the action menu ⋮'],
    latchkey: ['action send-security-alert 3'],
    proof: 'extension/team-list.test.tsx: offers an alert to whom it says something',
  },
  {
    guide: '- Click on Send a security alert',
    sandbox: ['guides-two-factor: click on the action menu ⋮'],
    latchkey: ['action send-security-alert 4', 'page #/team/alerts', 'cli team alerted'],
    proof: 'extension/team-list.test.tsx: the history of alerts',
  },
  {
    guide: '- You must be an Administrator or Legal representative',
    sandbox: ['guides-two-factor: You must be an Administrator'],
    latchkey: ['page #/team/require'],
    proof: 'daemon/team-requirement.test.ts: refuses who lacks a second factor, or may not',
  },
  {
    guide: "- Click here to access the Organization's security",
    sandbox: ['guides-two-factor: Click on the toggle switch button'],
    latchkey: ['action require-2fa 1'],
  },
  {
    guide: '- Click on the toggle switch button',
    sandbox: ['guides-two-factor: Click on the toggle switch button'],
    latchkey: ['action require-2fa 2'],
  },
  {
    guide: '- Confirm the activation of the feature',
    sandbox: ['guides-two-factor: Click on the toggle switch button'],
    latchkey: ['action require-2fa 3'],
    proof: 'extension/team-planner.test.tsx: opens the switch where nothing stands against it',
  },
  {
    guide: '- Once the feature is activated',
    sandbox: ['stopped: users who have not yet activated 2FA'],
    latchkey: ['finding account-2fa-required-and-off', 'page #/team/require'],
    proof: 'extension/team-planner.test.tsx: names who would be stopped where',
  },
]
