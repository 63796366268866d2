/** 154 to 178: a provider that lies, and what shares the browser with us. */
import type { Attack } from './claim.ts'

export const worldAttacks: readonly Attack[] = [
  [
    154,
    'a provider’s address that leads to this computer, its network or a file',
    [
      'daemon/outgoing.test.ts: %s is refused',
      'daemon/outgoing.test.ts: on loopback is refused unless its very origin is allowed',
      'daemon/outgoing.test.ts: whose name leads to %s is refused',
      'daemon/cli.test.ts: refuses an override that leads away from this computer',
    ],
  ],
  [
    155,
    'an answer that sends on to another host',
    ['daemon/outgoing.test.ts: and redirects is not followed, and the other host hears nothing'],
  ],
  [
    156,
    'an answer that grows as it is unpacked',
    ['daemon/outgoing.test.ts: is decoded, and capped as decoded'],
  ],
  [
    157,
    'an answer that never ends',
    ['daemon/outgoing.test.ts: and never answers, or never ends, runs into the timeout'],
  ],
  [
    158,
    'an answer that sends round in circles',
    ['daemon/outgoing.test.ts: and redirects to itself is asked once'],
  ],
  [
    159,
    'answers of any wrong shape',
    [
      'daemon/infomaniak-hostile.test.ts: (%s) makes nothing known but why',
      'daemon/infomaniak-hostile.test.ts: (%s) changes nothing of what was known',
      'daemon/infomaniak-hostile.test.ts: keys that reach for a prototype reach nothing',
      'daemon/infomaniak-hostile.test.ts: links to another host are not followed',
    ],
  ],
  [
    160,
    'a provider that asks to be left alone for years',
    [
      'daemon/infomaniak-queue.test.ts: is silent as long as a 429 asks for, but never longer than a quarter of an hour',
    ],
  ],
  [
    161,
    'a token that is no longer taken, asked with again and again',
    [
      'daemon/infomaniak-client.test.ts: a 401 to everything rejects the token after one more call, and nothing is sent any more',
      'daemon/infomaniak-hostile.test.ts: calls that all answer 401 are made twice and then never again',
    ],
  ],
  [
    162,
    'the provider’s token in an error or a log, by a provider that says it back',
    [
      'attack/planted.test.ts: the person’s own account: connected, refused, locked, unlocked, and crashed, with a provider that says all back',
      'attack/planted.test.ts: none of them is in a file, a line that was printed, an answer, an argument or an environment',
      'daemon/infomaniak-source.test.ts: is in nothing that is kept, shown or logged',
    ],
  ],
  [
    163,
    '“nothing” where there was much',
    [
      'daemon/infomaniak-believe.test.ts: is not believed, and reported, and the names stay and age',
      'daemon/infomaniak-believe.test.ts: of every list loses no organisation and nobody in it',
    ],
  ],
  [
    164,
    'a page whose name was turned to this computer, in real browsers',
    ['e2e/attack-pages.test.ts: a page whose name was turned to this computer is refused, whatever it knows'],
  ],
  [
    165,
    'a page of the Internet, which browsers keep from this computer; and that they do not keep the extension from it',
    ['e2e/attack-pages.test.ts: a page of the Internet reaches nothing at all, and the extension does'],
  ],
  [
    166,
    'another extension that says it is ours',
    ['e2e/attack-extensions.test.ts: gets nothing by saying so'],
  ],
  [
    167,
    'another extension that watches every request',
    ['e2e/attack-extensions.test.ts: sees none of our requests, though it sees every page’s'],
  ],
  [
    168,
    'a form in a sandbox, an image, a web socket of a page',
    ['e2e/attack-pages.test.ts: a page from elsewhere reads nothing and changes nothing'],
  ],
  [
    169,
    'the same in Firefox, where an extension rewrites what it sends',
    [
      'e2e/attack-extensions.test.ts: can say that it is ours: a server hears our origin',
      'e2e/attack-extensions.test.ts: gets nothing by saying so',
    ],
  ],
  [
    170,
    'a background that is cut off in the middle of a call',
    [
      'e2e/attack-background.test.ts: a background that is cut off amid a call is woken by the next alarm, and the badge is right',
    ],
  ],
  [
    171,
    'a permission that is taken away',
    [
      'e2e/attack-background.test.ts: a permission that was taken away is said in the popup, with the way to give it back',
    ],
  ],
  [
    172,
    'a page whose cookie makes a stranger’s sign-in look like the person’s own',
    [
      'extension/sign-ins.test.ts: is begun by no other site, whatever its cookie is called and wherever it leads',
    ],
  ],
  [
    173,
    'a page that takes the warning away, covers it or makes it too small to read',
    [
      'e2e/guard.test.ts: is out of the page’s reach, and comes back',
      'e2e/guard.test.ts: lies over whatever the page opens, in its own size',
    ],
  ],
  [
    174,
    'a page that has taken its process over, and speaks and reads there as the guard',
    ['e2e/guard.test.ts: opens no door to what runs in a page of the web'],
  ],
  [
    175,
    'a way of notices that leads to this computer or its network',
    [
      'daemon/notices-web.test.ts: goes to no address that a name leads to and nobody allowed, and forgets its key when it leads elsewhere',
      'daemon/notices-mail.test.ts: goes to no address that a name leads to and nobody allowed',
    ],
  ],
  [
    176,
    'a script that reads what happened, answers for the person or leads notices elsewhere',
    [
      'attack/notices.test.ts: a script’s token neither reads what happened nor answers for the person, nor sees or leads a notice',
    ],
  ],
  [
    177,
    'a name or a token that writes headers of its own',
    [
      'daemon/notices-mail.test.ts: is one mail with one header each, whatever a name says',
      'attack/notices.test.ts: a token that would be two headers is none',
    ],
  ],
  [
    178,
    'a message that goes out without the key that proves it',
    [
      'daemon/notices-web.test.ts: waits while its key does not open, and is asked when it does',
      'daemon/notices-web.test.ts: is not asked without its key, where a restore has taken that away',
    ],
  ],
]
