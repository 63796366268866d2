/** Where receivers write their results: the order of the lines that each puts above a mail, the topmost first. */

export interface Results {
  readonly dkim: string
  readonly spf: string
  readonly dmarc: string
}
export interface Receiver {
  readonly name: string
  /** As a person names it. */
  readonly named: string
  /** Hops between its own machines. */
  readonly inside: readonly string[]
  readonly results: (found: Results) => readonly string[]
  /** The hop by which it takes a mail from outside. */
  readonly edge: string
}

export const PASSED: Results = {
  dkim: 'dkim=pass header.d=infomaniak.com',
  spf: 'spf=pass smtp.mailfrom=infomaniak.com',
  dmarc: 'dmarc=pass header.from=infomaniak.com',
}
export const FAILED: Results = {
  dkim: 'dkim=none',
  spf: 'spf=softfail smtp.mailfrom=evil.example',
  dmarc: 'dmarc=fail header.from=infomaniak.com',
}

const stranger = 'Received: from out.example (out.example [192.0.2.7])'
const field = (server: string, ...found: readonly string[]) =>
  `Authentication-Results: ${[server, ...found].join(';\r\n\t')}`

export const receivers: readonly Receiver[] = [
  {
    name: 'a Postfix with a program for each method',
    named: 'mx.home.example',
    inside: ['Received: from mx.home.example\r\n\tby mx.home.example with LMTP id 1; Tue'],
    results: ({ dkim, spf, dmarc }) => [
      field('mx.home.example', dmarc),
      field('mx.home.example', `${dkim} header.b="Ab1"`),
      field('mx.home.example', spf),
    ],
    edge: `${stranger}\r\n\tby mx.home.example (Postfix) with ESMTPS id 1; Tue`,
  },
  {
    name: 'one that looks for viruses, and takes the mail again',
    named: 'mx.home.example',
    inside: [
      'Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.home.example (Postfix) with ESMTP id 2; Tue',
    ],
    results: ({ dkim, spf, dmarc }) => [field('mx.home.example', dkim, spf, dmarc)],
    edge: `${stranger} by mx.home.example with esmtps (TLS1.3) (Exim 4.96); Tue`,
  },
  {
    name: 'one that seals what it found, and repeats it below',
    named: 'mx.google.com',
    inside: [
      'Received: by 2002:a05:7300:6c8d with SMTP id ej13; Tue',
      'X-Received: by 2002:a05:600c:3b83; Tue',
    ],
    results: ({ dkim, spf, dmarc }) => [
      'ARC-Seal: i=1; a=rsa-sha256; d=google.com; b=x',
      `ARC-Authentication-Results: i=1; ${[`mx.google.com`, dkim, spf, dmarc].join(';\r\n       ')}`,
    ],
    edge: `${stranger} by mx.google.com with ESMTPS id 5b; Tue`,
  },
  {
    name: 'one of many machines, which speaks of something else first',
    named: 'mx1.post.example',
    inside: [
      'Received: from store-08.internal (store-08.internal [10.202.2.48])\r\n\tby sloti (Cyrus 3.13) with LMTPA; Tue',
      'Received: from mx4.post.example ([10.202.2.203]) by store-08.internal (LMTPProxy); Tue',
    ],
    results: ({ dkim, spf, dmarc }) => [
      field('mx4.post.example', 'bimi=skipped (no policy)', 'arc=none (no signatures found)'),
      field('mx4.post.example', `${dkim} x-bits=2048`, dmarc, 'iprev=pass smtp.remote-ip=192.0.2.7', spf),
    ],
    edge: `${stranger} by mx4.post.example (Postfix) with ESMTPS id 1; Tue`,
  },
  {
    name: 'one that has a name for each method',
    named: 'dkim.cloud.example',
    inside: [],
    results: ({ dkim, spf, dmarc }) => [
      field('dmarc.cloud.example', dmarc),
      field('dkim.cloud.example', dkim),
      field('spf.cloud.example', spf),
    ],
    edge: `${stranger} by p00-smtpin-1.cloud.example with ESMTPS id 1; Tue`,
  },
  {
    name: 'one that takes mails for the names of its customers',
    named: 'post.example',
    inside: [],
    results: ({ dkim }) => [field('post.example', dkim)],
    edge: 'Received: from out.example ([192.0.2.7]) by mx.customer.example\r\n (mxx014 [198.51.100.9]) with ESMTPS (Nemesis); Tue',
  },
  {
    name: 'Microsoft, which names no server',
    named: 'outlook.com',
    inside: [
      'Received: from DB9P1.eurprd05.prod.outlook.com (2603:10a6:10::1) by\r\n AM0P2.eurprd05.prod.outlook.com with HTTPS; Tue',
      'Received: from DU6P3.eurprd02.prod.outlook.com\r\n (2603:10a6:10:3b:cafe::1) by DU2P4.outlook.office365.com\r\n (2603:10a6:10:3b::6) with Microsoft SMTP Server id 15.20 via Frontend Transport; Tue',
    ],
    results: ({ dkim, spf, dmarc }) => [
      `Authentication-Results: ${spf}; ${dkim};${dmarc.replace(' ', ' action=none ')};compauth=pass reason=100`,
    ],
    edge: 'Received: from out.example (192.0.2.7) by\r\n DU6P3.mail.protection.outlook.com (10.167.8.40) with Microsoft SMTP Server; Tue',
  },
]
