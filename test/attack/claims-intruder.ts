/** 76 to 99: who guesses, or pairs uninvited. */
import { atGate, type Attack } from './claim.ts'

export const intruderAttacks: readonly Attack[] = [
  ...atGate(76, [['credential: none'], ['credential: an empty one'], ['credential: a wrong secret']]),
  [
    79,
    'an unknown client told from a wrong secret',
    [
      'gate: credential: an unknown client',
      'attack/pairing.test.ts: is answered alike for an unknown client and a wrong secret',
    ],
  ],
  [80, 'a client that was revoked', ['attack/pairing.test.ts: ends with its client, and so does the token']],
  ...atGate(81, [
    ['credential: a scheme in small letters'],
    ['credential: another scheme', 'credential: only the scheme'],
    ['credential: something after it', 'credential: far too long a one'],
    ['credential: in the query'],
  ]),
  [
    85,
    'a storm of guesses, which locks the owner out or wears the lock down',
    [
      'attack/pairing.test.ts: is open to its holder in a storm of wrong ones',
      'attack/owner.test.ts: a session that has ended is renewed in a storm of wrong ones',
      'attack/owner.test.ts: a first session is opened in a storm of wrong ones',
    ],
  ],
  [
    86,
    'a clock held to the answer',
    ['attack/clocks.test.ts: a wrong secret takes as long as an unknown client'],
  ],
  [
    87,
    'a stream that outlives its client',
    [
      'attack/process.test.ts: a stream over %s ends when its browser is revoked on the command line',
      'attack/limits.test.ts: end when their client is revoked, and nobody else’s do',
    ],
  ],
  [
    88,
    'a session of before a restart',
    [
      'daemon/pairing.test.ts: is one still after the daemon has been started again, and its session is not',
      'attack/pairing.test.ts: of another daemon, or of this one before it was started again, is none',
    ],
  ],
  [
    89,
    'a program on the port, which may pass on to the real one',
    [
      'attack/pairing.test.ts: says another address in its proof to one who relays from there',
      'extension/api.test.ts: never sends its token to an impostor (%s proof)',
      'extension/api.test.ts: tells nothing to a program that has taken the port since, and believes nothing that it says',
    ],
  ],
  [
    90,
    'a token left in a file, a log, an answer or what a crash leaves',
    [
      'attack/planted.test.ts: none of them is in a file, a line that was printed, an answer, an argument or an environment',
      'attack/fault.test.ts: ends the program with a line that has none of it',
      'attack/fault.test.ts: the daemon ends so',
      'attack/pairing.test.ts: keeps no secret: neither token nor session is in what is saved, journalled or reported',
    ],
  ],
  [91, 'guessing the code', ['attack/pairing.test.ts: gives five tries, then shuts']],
  [92, 'a code used twice', ['attack/pairing.test.ts: takes a code once']],
  [93, 'a code that has run out', ['attack/pairing.test.ts: shuts after two minutes']],
  [94, 'pairing that nobody opened', ['attack/pairing.test.ts: is closed until a person opens it']],
  [95, 'the older of two codes', ['attack/pairing.test.ts: knows only the newest of two codes']],
  [
    96,
    'a page that pairs',
    [
      'gate: Origin: a page that pairs',
      'gate: Origin: none when pairing',
      'attack/pairing.test.ts: refuses the origin %s',
    ],
  ],
  [
    97,
    'one code, used by many at once',
    ['attack/pairing.test.ts: gives one token for one code, however many ask at once'],
  ],
  [
    98,
    'a code left in a log or an argument',
    [
      'attack/pairing.test.ts: shows the code to nobody but who opened the window',
      'attack/planted.test.ts: none of them is in a file, a line that was printed, an answer, an argument or an environment',
    ],
  ],
  [
    99,
    'a clock set back to pair for longer',
    ['attack/clocks.test.ts: a clock that is set back gives nobody more time to pair, over %s'],
  ],
]
