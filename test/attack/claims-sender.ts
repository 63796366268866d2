/** 100 to 127: who sends too much, too slowly, or what should not be taken. */
import { atGate, type Attack } from './claim.ts'

export const senderAttacks: readonly Attack[] = [
  ...atGate(100, [
    ['body: 100 KB', 'body: 2 KB when pairing', 'body: 100 KB of names without a session'],
    ['body: a huge length announced', 'body: 5 MB of names'],
    ['body: 640 KB in chunks', 'body: 100 KB of names in chunks'],
    ['body: a length and chunks'],
    ['body: two lengths'],
    ['a compressed body'],
    ['headers: 9 KB'],
    ['headers: 200'],
    ['headers: one that is folded', 'headers: a bare line feed'],
    ['headers: a zero byte'],
    ['protocol: an upgrade to a web socket'],
    ['protocol: HTTP/2 without asking'],
    ['protocol: a TLS greeting', 'protocol: a tunnel'],
  ]),
  [
    113,
    'headers that never end',
    ['attack/limits.test.ts: is cut off over %s, in the headers as in the body'],
  ],
  [
    114,
    'a body that never ends',
    ['attack/limits.test.ts: is cut off over %s, in the headers as in the body'],
  ],
  [
    115,
    'connections that say nothing',
    [
      'attack/limits.test.ts: serves on after 200 connections that say nothing',
      'attack/holding-on.test.ts: who asks for tunnels and keeps its half of them open takes up no room',
    ],
  ],
  [
    116,
    'streams without number',
    ['attack/limits.test.ts: are four for a client, and free again when closed'],
  ],
  [
    117,
    'a stream or an answer that nobody reads',
    [
      'attack/limits.test.ts: are dropped when nobody reads them',
      'attack/holding-on.test.ts: that nobody reads is not kept for ever',
    ],
  ],
  [
    118,
    'ten thousand requests at once down one connection',
    [
      'attack/process.test.ts: does not grow with requests by the thousand over %s',
      'attack/limits.test.ts: cuts off over %s who asks again before it was answered',
      'attack/limits.test.ts: answers requests by the thousand down one connection and keeps nothing of them',
    ],
  ],
  [
    119,
    'JSON so deep that it cannot be saved again',
    [
      'gate: JSON: 20,000 deep',
      'gate: JSON: 33 deep',
      'attack/gate.test.ts: still saves after a body that was too deep',
    ],
  ],
  ...atGate(120, [
    ['JSON: __proto__', 'JSON: __proto__ in a list', 'JSON: an escaped __proto__'],
    ['JSON: constructor.prototype'],
    ['JSON: an unknown field', 'JSON: one where none is due'],
    ['JSON: broken', 'JSON: none where one is due'],
  ]),
  [
    124,
    'JSON that two readers read differently',
    [
      'attack/odd-json.test.ts: of a key that comes twice the last counts, for the judgement as for what is kept',
      'attack/odd-json.test.ts: %s is kept as it will be read again',
      'attack/odd-json.test.ts: %s is refused',
      'gate: JSON: half a character',
      'gate: JSON: an endless number',
      'gate: JSON: a byte order mark',
    ],
  ],
  [
    125,
    'an id that every object has',
    [
      'gate: an id that every object has',
      'attack/program.test.ts: answers a name that every object has as one that nobody has',
      'durability/store.test.ts: records are there after a restart, whatever their ids',
    ],
  ],
  [
    126,
    'a name that writes lines of its own into a log',
    [
      'attack/process.test.ts: stays on one line and steers nothing, wherever it is printed',
      'daemon/foreign-text.test.ts: no name leaves its line, steers the terminal or turns its neighbours round',
    ],
  ],
  [
    127,
    'a name that is markup, or turns the direction of writing',
    [
      'extension/hostile-names.test.tsx: is shown as it is written, and makes nothing',
      'extension/hostile-names.test.tsx: turns no sentence in %s',
      'extension/hostile-names.test.tsx: turns none of the overview',
    ],
  ],
]
