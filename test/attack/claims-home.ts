/** 128 to 153: who has the disk, another account on the computer, or the power switch. */
import type { Attack } from './claim.ts'

export const homeAttacks: readonly Attack[] = [
  [
    128,
    'a code asked for while locked',
    [
      'attack/codes.test.ts: a locked vault gives no code, no list and no leave, and locking takes back the leave there was',
    ],
  ],
  [
    129,
    'a code asked for without leave',
    [
      'attack/codes.test.ts: an open vault gives no code without leave, nor with leave for another entry, nor after five minutes, whatever the clock says',
    ],
  ],
  [
    130,
    'leave given to one session, used by another',
    [
      'attack/codes.test.ts: leave of one session is none of another, of the same browser or of another one',
      'attack/codes.test.ts: leave ends with the session',
    ],
  ],
  [
    131,
    'the seed of a code in an answer',
    ['attack/codes.test.ts: no answer has the seed, however it was written down'],
  ],
  [
    132,
    'guessing the passphrase, with a restart between the guesses',
    [
      'daemon/secrets.test.ts: wrong passphrases wait longer and longer, over a restart too, and a right one ends that',
      'daemon/secrets.test.ts: one passphrase is tried at a time',
      'daemon/vault.test.ts: wrong passphrases wait longer and longer, over a restart too; a right one ends that',
    ],
  ],
  [
    133,
    'two secrets exchanged on disk',
    [
      'daemon/secrets.test.ts: a ciphertext moved to another name does not open',
      'daemon/vault-records.test.ts: a ciphertext opens in its own place alone',
    ],
  ],
  [
    134,
    'any byte of a key or a secret changed on disk',
    [
      'daemon/secrets.test.ts: a keys file with any byte changed is refused, never replaced',
      'daemon/secrets.test.ts: a changed ciphertext, nonce or key name does not open',
      'daemon/secrets.test.ts: a keys file that asks for absurd work is refused before any is done',
      'daemon/vault.test.ts: keys with any byte changed are refused, never replaced, and a changed slot opens nothing',
      'daemon/vault-records.test.ts: with any byte changed, that part of that record is damaged, and everything else is read',
    ],
  ],
  [
    135,
    'an end at any step of changing the key',
    [
      'durability/killed-at.test.ts: %s: whatever was cut short, the secret is read, and ends by one key',
      'durability/killed-vault.test.ts: %s: everything is read, and what opened it before opens no file of it after the next start',
      'durability/killed-vault.test.ts: vault-set-up: there is none, or one that the passphrase opens',
      'durability/killed-vault.test.ts: %s: once it has begun, the next start ends it, and nothing of it is in any file',
    ],
  ],
  [
    136,
    'a keychain that is locked, lost or gone',
    [
      'daemon/keychain.test.ts: a locked keyring, a lost entry and an absent keychain lock; none makes a new key',
      'daemon/keychain.test.ts: it opens the vault beside the passphrase, for who has typed that once; lost, it makes no new key',
      'daemon/keychain.test.ts: a bus that never answers does not hold up the start, nor the end',
    ],
  ],
  [
    137,
    'a keychain that forgets with the next restart of the computer',
    [
      'daemon/keychain.test.ts: without D-Bus there is no keychain, and setting one up says so and makes no key',
      'daemon/keychain.test.ts: without it a vault that it is to open is not made',
    ],
  ],
  [
    138,
    'a signal or an option that opens a debugger',
    [
      'attack/process.test.ts: opens nothing here',
      'attack/process.test.ts: is of no more use than an option in the environment that opens it',
    ],
  ],
  [
    139,
    'a link in place of the folder',
    [
      'durability/daemon-folder.test.ts: a symbolic link is refused, and its target untouched',
      'daemon/home.test.ts: a symbolic link is refused, and what it points to is left alone',
      'durability/store.test.ts: a symbolic link in place of the folder, a folder in it, a file or a log is refused',
    ],
  ],
  [
    140,
    'a link in place of a file',
    [
      'durability/store.test.ts: a symbolic link in place of the folder, a folder in it, a file or a log is refused',
      'daemon/journal.test.ts: a symbolic link in the journal’s place is refused',
      'daemon/lock.test.ts: its files are private, and a symbolic link is not followed',
    ],
  ],
  [
    141,
    'a link in place of a file that is being written',
    ['durability/daemon-folder.test.ts: links in the place of what a start writes anew are not followed'],
  ],
  [
    142,
    'a folder that others may write to, or that is another’s',
    [
      'durability/store.test.ts: rights of others on files of our own are taken away',
      'durability/store.test.ts: a folder of somebody else is refused',
      'durability/daemon-folder.test.ts: what belongs to somebody else is refused, and left as it is',
      'daemon/home.test.ts: rights of others are taken away',
    ],
  ],
  [
    143,
    'files that are left open to others',
    [
      'durability/store.test.ts: everything in it is open to this user alone, whatever the umask and after ten changes',
      'durability/daemon-folder.test.ts: folders and files that anybody may open are closed at the start, and all stays private under umask 000',
      'daemon/listener.test.ts: is open to this user alone, whatever the umask',
    ],
  ],
  [
    144,
    'another user, by the network and by the disk',
    [
      'attack/peer.test.ts: is refused over %s, with the right session',
      'attack/process.test.ts: reads no file of it, and lists no folder',
    ],
  ],
  [
    145,
    'a second daemon over the same data',
    [
      'durability/daemon-folder.test.ts: a second daemon on the folder ends with the process and port of the first, and touches nothing',
      'daemon/cli.test.ts: refuses a second daemon in the same folder, and says which one runs',
      'daemon/lock.test.ts: a second daemon is refused and told the process and port of the first',
    ],
  ],
  [
    146,
    'a daemon that was killed and is started again',
    [
      'durability/daemon-folder.test.ts: a daemon that was killed leaves the folder free at once, and a lock file with anything in it is no hindrance',
      'daemon/lock.test.ts: the lock is free at once after its holder was killed',
    ],
  ],
  [
    147,
    'a kill at any moment',
    [
      'durability/kill.test.ts: nothing acknowledged is lost and nothing is half done over ${String(KILLS)} kills of the store',
      'durability/daemon-kill.test.ts: what a daemon under load has acknowledged is there after each of ${String(KILLS)} kills',
    ],
  ],
  [
    148,
    'a disk that fills up',
    [
      'durability/full-disk.test.ts: a disk that fills up at any point of a change leaves the old or the new, never a mixture',
      'durability/daemon-disk.test.ts: a daemon whose disk is full, read-only or out of files refuses clearly, goes on reading and recovers',
    ],
  ],
  [
    149,
    'a power cut',
    [
      'durability/power-cut.test.ts: what was acknowledged is there after each of ${String(CUTS)} power cuts, and nothing is half done',
    ],
  ],
  [
    150,
    'bytes that change on disk',
    [
      'durability/corruption.test.ts: a flip of any single bit of a file is noticed',
      'durability/corruption.test.ts: a damaged file is put aside, its backup is used, and it is said',
      'durability/daemon-corruption.test.ts: damage at every byte of every file of a used daemon is noticed',
      'durability/daemon-corruption.test.ts: a daemon starts over damage: it says what it did, and uses the backup',
    ],
  ],
  [
    151,
    'a disk that fails, or may not be written',
    [
      'durability/every-step.test.ts: a failure at any step leaves the old or the new: %s',
      'durability/daemon-disk.test.ts: a disk that begins to fail refuses every change, and nothing acknowledged before is lost',
    ],
  ],
  [
    152,
    'a clock that jumps by a year',
    [
      'durability/clocks.test.ts: a clock that jumps a year, back again and over changes of the hour deletes nothing',
      'attack/clocks.test.ts: a clock that is set forward or back ends no session and revives none',
    ],
  ],
  [
    153,
    'an older program over newer data',
    [
      'durability/formats.test.ts: %s of a newer version is refused, and not a byte of it written',
      'durability/store.test.ts: data of a newer version are refused and not touched',
      'daemon/cli.test.ts: of a newer version is left alone, with a sentence',
    ],
  ],
]
